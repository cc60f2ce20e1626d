import { isPlainObject } from '../codec/plain-object.js'
import { DesignError } from '../errors/design-error.js'
import { show } from '../errors/show.js'

/** What is given to the functions that make a design, as far as only types refuse it, and JavaScript has none. */

type Given = { readonly [option: string]: unknown }

const refuse = (problem: string): never => {
  throw new DesignError([problem])
}

/** An object with these options at the most: what is misspelt would be ignored otherwise. */
function options(place: string, given: unknown, known: readonly string[]): Given {
  if (!isPlainObject(given)) return refuse(`${place} must be an object, not ${show(given)}.`)
  const stranger = Object.keys(given).find((option) => !known.includes(option))
  if (stranger === undefined) return given
  return refuse(`${place} has '${stranger}', which is no option of it; the options are ${known.join(', ')}.`)
}

/** Objects by name. */
function named(place: string, given: unknown): [name: string, value: unknown][] {
  return isPlainObject(given)
    ? Object.entries(given)
    : refuse(`${place} must be an object with a name for each, not ${show(given)}.`)
}

function oneOf(place: string, given: unknown, allowed: readonly unknown[]): void {
  if (given === undefined || allowed.includes(given)) return
  refuse(`${place} must be ${listed(allowed)}, not ${show(given)}.`)
}

const listed = (values: readonly unknown[]): string => values.map(show).join(' or ')

function text(place: string, given: unknown): void {
  if (typeof given !== 'string') refuse(`${place} must be a string, not ${show(given)}.`)
}

/** A name that is stored with items: UTF-8 changes one with a lone surrogate, and its items would not be known again. */
function name(place: string, given: unknown): void {
  if (typeof given !== 'string' || given === '' || !given.isWellFormed())
    refuse(`${place} must be a name of at least one character, without lone surrogates, not ${show(given)}.`)
}

/** @throws DesignError for options of an attribute that are none, such as what stands for one of them by itself. */
export function checkOptions(type: string, given: unknown, known: readonly string[]): void {
  options(`What ${type}() is told`, given, known)
}

/** @throws DesignError for what is no name on the wire. */
export function checkStoredAs(given: unknown): void {
  text('What storedAs() is told', given)
}

/** @throws DesignError for a format of timestamps that there is not. */
export function checkFormat(given: unknown): void {
  const { format } = options('What timestamp() is told', given, ['format'])
  oneOf('The format of timestamp()', format, ['iso', 'epoch-milliseconds'])
}

const TABLE = [
  'partitionKey',
  'sortKey',
  'indexes',
  'timeToLive',
  'stream',
  'delimiter',
  'entityMarker',
  'schemaVersionMarker',
]
const STREAMS = ['keys-only', 'new-image', 'old-image', 'new-and-old-images']
const KEY_TYPES = ['string', 'number', 'binary']

/** @throws DesignError for what `defineTable` could make nothing of. */
export function checkTableInput(table: unknown, input: unknown): void {
  name('The name of a table', table)
  const place = `Table '${table}'`
  const {
    partitionKey,
    sortKey,
    indexes = {},
    stream,
    entityMarker,
    schemaVersionMarker,
    ...texts
  } = options(place, input, TABLE)
  key(`${place}: its partitionKey`, partitionKey)
  if (sortKey !== undefined) key(`${place}: its sortKey`, sortKey)
  oneOf(`${place}: its stream`, stream, STREAMS)
  if (entityMarker !== undefined && entityMarker !== false) text(`${place}: its entityMarker`, entityMarker)
  if (schemaVersionMarker !== undefined) name(`${place}: its schemaVersionMarker`, schemaVersionMarker)
  for (const [option, given] of Object.entries(texts))
    if (given !== undefined) text(`${place}: its ${option}`, given)
  for (const [index, given] of named(`${place}: its indexes`, indexes))
    tableIndex(`${place}, index '${index}'`, given)
}

function key(place: string, given: unknown): void {
  if (typeof given === 'string') return
  if (!isPlainObject(given) || typeof given.name !== 'string' || !KEY_TYPES.includes(given.type as string))
    refuse(
      `${place} must be a name or { name, type } with the type ${listed(KEY_TYPES)}, not ${show(given)}.`,
    )
}

function tableIndex(place: string, given: unknown): void {
  const local = isPlainObject(given) && 'type' in given
  const known = local ? ['type', 'sortKey', 'projection'] : ['partitionKey', 'sortKey', 'projection']
  const { type, partitionKey, sortKey, projection } = options(place, given, known)
  if (local) {
    if (type !== 'local') refuse(`${place}: its type can be 'local', or be left out, not ${show(type)}.`)
    key(`${place}: its sortKey`, sortKey)
  } else {
    for (const one of [partitionKey].flat()) key(`${place}: its partitionKey`, one)
    for (const one of [sortKey ?? []].flat()) key(`${place}: its sortKey`, one)
  }
  if (Array.isArray(projection)) for (const one of projection) text(`${place}: what it includes`, one)
  else oneOf(`${place}: its projection`, projection, ['all', 'keys-only'])
}

const ENTITY = [
  'attributes',
  'key',
  'indexes',
  'unique',
  'version',
  'timestamps',
  'tenant',
  'schemaVersion',
  'compatibleWith',
  'upcasters',
  'description',
]

/** @throws DesignError for what `defineEntity` could make nothing of. */
export function checkEntityInput(table: unknown, entity: unknown, input: unknown): void {
  name('The name of an entity', entity)
  const place = `Entity '${entity}'`
  const spec = specOf(table)
  if (spec?.partitionKey === undefined)
    refuse(`${place} is defined on ${show(table)}, which is no table; give it what defineTable returned.`)
  const given = options(place, input, ENTITY)
  const { partition, sort } = options(`${place}: its key`, given.key, ['partition', 'sort'])
  text(`${place}: the partition template of its key`, partition)
  if (sort !== undefined) text(`${place}: the sort template of its key`, sort)
  for (const [index, one] of named(`${place}: its indexes`, given.indexes ?? {}))
    entityIndex(`${place}, index '${index}'`, one, spec?.indexes as Given)
  uniques(place, given.unique ?? [])
  for (const option of ['version', 'timestamps'])
    oneOf(`${place}: its ${option}`, given[option], [true, false])
  for (const [version, one] of named(`${place}: its upcasters`, given.upcasters ?? {}))
    if (typeof (one as Given | null)?.change !== 'function')
      refuse(`${place}: its upcaster of version ${version} must be made by upcast(), not ${show(one)}.`)
}

function entityIndex(place: string, given: unknown, indexes: Given): void {
  const { on, partition, sort } = options(place, given, ['on', 'partition', 'sort'])
  text(`${place}: its on`, on)
  const index = Object.hasOwn(indexes, on as string) ? (indexes[on as string] as Given) : undefined
  if (index?.type === 'global' && (partition ?? undefined) === undefined)
    refuse(`${place}: it has no partition template, which only a local index takes from the table.`)
  for (const one of [partition ?? [], sort ?? []].flat()) text(`${place}: each of its templates`, one)
}

function uniques(place: string, unique: unknown): void {
  const list = Array.isArray(unique)
    ? unique
    : refuse(`${place}: its unique must be a list, such as ['email'], not ${show(unique)}.`)
  for (const one of list) {
    const of = isPlainObject(one) ? one.attributes : one
    const attributes = [of].flat()
    if (attributes.length === 0 || attributes.some((attribute) => typeof attribute !== 'string'))
      refuse(
        `${place}: what is unique must be an attribute or some of them, such as 'email', not ${show(of)}.`,
      )
    if (isPlainObject(one)) name(`${place}: the guardedAs of what is unique`, one.guardedAs)
  }
}

/** @throws DesignError for attributes that are not an object of them. */
export function checkNamed(attributes: unknown): void {
  named('The attributes of an entity, a map or an older version', attributes)
}

/** What a table, an entity or an access pattern is made of. */
const specOf = (given: unknown): Given | undefined => (given as { readonly spec?: Given } | undefined)?.spec

/** @throws DesignError for what `defineDesign` could make nothing of. */
export function checkDesignInput(input: unknown): void {
  const known = ['table', 'entities', 'accessPatterns']
  const { table, entities, accessPatterns = {} } = options('A design', input, known)
  if (specOf(table)?.partitionKey === undefined)
    refuse(`The table of a design must be what defineTable returned, not ${show(table)}.`)
  for (const [entity, given] of named('The entities of a design', entities))
    if (specOf(given)?.key === undefined)
      refuse(`Entity '${entity}' must be what defineEntity returned, not ${show(given)}.`)
  for (const [pattern, given] of named('The access patterns of a design', accessPatterns))
    if (typeof specOf(given)?.kind !== 'string')
      refuse(`Access pattern '${pattern}' must be made by get(), query() or scan(), not ${show(given)}.`)
}

/** @throws DesignError for an access pattern of what is no entity and no index. The last may be options. */
export function checkSources(kind: string, given: readonly unknown[]): void {
  const last = given.at(-1)
  const sources = isPlainObject(last) && !isSource(last) ? given.slice(0, -1) : given
  if (last !== sources.at(-1)) options(`What ${kind}() is told beside entities`, last, ['description'])
  const stranger = sources.findIndex((source) => !isSource(source) || (kind === 'get' && !isEntity(source)))
  if (sources.length > 0 && stranger === -1) return
  const read =
    kind === 'get' ? 'an entity, such as order' : 'entities or indexes of them, such as order.byStatus'
  const what = sources.length === 0 ? 'nothing' : show(sources[stranger])
  refuse(
    `${kind}() reads ${read}, and was given ${what}; an index that an entity does not have is undefined.`,
  )
}

const isEntity = (given: unknown): boolean => specOf(given ?? undefined)?.key !== undefined
const isSource = (given: unknown): boolean =>
  isEntity(given) || typeof (given as { readonly index?: unknown } | null | undefined)?.index === 'string'
