import { isPlainObject } from '../../codec/plain-object.js'
import { show } from '../../errors/show.js'
import type { GlobalIndexInput, LocalIndexInput, TableInput } from '../../table/define-table.js'
import type { KeyType, Projection, StreamView } from '../../table/table-spec.js'
import { everyOf, listed, name, named, oneOf, options, refuse, text } from './given.js'

const TABLE = everyOf<keyof TableInput>({
  partitionKey: true,
  sortKey: true,
  indexes: true,
  timeToLive: true,
  stream: true,
  delimiter: true,
  entityMarker: true,
  schemaVersionMarker: true,
})
const GLOBAL_INDEX = everyOf<keyof GlobalIndexInput>({ partitionKey: true, sortKey: true, projection: true })
const LOCAL_INDEX = everyOf<keyof LocalIndexInput>({ type: true, sortKey: true, projection: true })
const STREAMS = everyOf<StreamView>({
  'keys-only': true,
  'new-image': true,
  'old-image': true,
  'new-and-old-images': true,
})
const KEY_TYPES = everyOf<KeyType>({ string: true, number: true, binary: true })
const PROJECTIONS = everyOf<Extract<Projection, string>>({ all: true, 'keys-only': true })

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
  const { type, partitionKey, sortKey, projection } = options(
    place,
    given,
    local ? LOCAL_INDEX : GLOBAL_INDEX,
  )
  if (local) {
    if (type !== 'local') refuse(`${place}: its type can be 'local', or be left out, not ${show(type)}.`)
    key(`${place}: its sortKey`, sortKey)
  } else {
    for (const one of [partitionKey].flat()) key(`${place}: its partitionKey`, one)
    for (const one of [sortKey ?? []].flat()) key(`${place}: its sortKey`, one)
  }
  if (Array.isArray(projection)) for (const one of projection) text(`${place}: what it includes`, one)
  else oneOf(`${place}: its projection`, projection, PROJECTIONS)
}
