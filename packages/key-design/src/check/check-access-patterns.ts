import type { AccessPatternSpec } from '../access-pattern/access-pattern-spec.js'
import type { AttributeSpec } from '../attribute/attribute-spec.js'
import type { DesignSpec } from '../design/design.js'
import type { EntitySpec } from '../entity/entity-spec.js'
import { isOwnKey } from '../key/key-recipe.js'
import type { TableSpec } from '../table/table-spec.js'
import { holesOf } from '../template/holes.js'
import { RESERVED_NAMES } from './limits.js'

/** Sentences on what is wrong with the access patterns of a design, and with names that the client gives out. */
export function checkAccessPatterns(design: DesignSpec): string[] {
  return [
    ...checkNames(design),
    ...Object.entries(design.accessPatterns).flatMap(([name, pattern]) =>
      checkPattern(design, pattern).map((problem) => `Access pattern '${name}': ${problem}`),
    ),
  ]
}

function checkNames({ entities, accessPatterns }: DesignSpec): string[] {
  const names = [...Object.keys(entities), ...Object.keys(accessPatterns)]
  return [
    ...Object.entries(entities)
      .filter(([name, entity]) => entity.name !== name)
      .map(
        ([name, entity]) =>
          `Entity '${entity.name}' stands under the name '${name}'; it must stand under its own.`,
      ),
    ...Object.keys(accessPatterns)
      .filter((name) => Object.hasOwn(entities, name))
      .map((name) => `'${name}' is both an entity and an access pattern; the client needs two names.`),
    ...Object.keys(accessPatterns)
      .filter((name) => name === '')
      .map(() => 'An access pattern has an empty name; the client needs one to call it by.'),
    ...names
      .filter((name) => RESERVED_NAMES.includes(name))
      .map((name) => `'${name}' is a name of the client itself; no entity or access pattern can have it.`),
  ]
}

function checkPattern({ table, entities }: DesignSpec, pattern: AccessPatternSpec): string[] {
  const missing = pattern.entities.filter((name) => !Object.hasOwn(entities, name))
  if (missing.length > 0)
    return missing.map((name) => `it reads entity '${name}', which is not in the design.`)
  if (pattern.kind === 'get') return []
  const sources = pattern.entities.map((name, i) => ({
    entity: entities[name] as EntitySpec,
    index: pattern.indexes?.[i] || undefined,
  }))
  const unknown = sources.flatMap(checkIndex)
  if (unknown.length > 0) return unknown
  const problems = [...checkTwice(sources), ...checkPlaces(sources)]
  return pattern.kind === 'query' && problems.length === 0 ? checkPartitions(table, sources) : problems
}

interface ReadSource {
  readonly entity: EntitySpec
  /** `undefined` for the table itself. */
  readonly index: string | undefined
}

function checkIndex({ entity, index }: ReadSource): string[] {
  if (index === undefined || Object.hasOwn(entity.indexes, index)) return []
  return [`it reads index '${index}', which entity '${entity.name}' does not have.`]
}

/** Each item would be given once all the same, and the second never gets any. */
function checkTwice(sources: readonly ReadSource[]): string[] {
  const names = sources.map(({ entity }) => entity.name)
  return [...new Set(names.filter((name, i) => names.indexOf(name) !== i))].map(
    (name) => `it reads entity '${name}' twice; name it once.`,
  )
}

const indexOn = ({ entity, index }: ReadSource) =>
  index === undefined ? undefined : entity.indexes[index]?.on

function checkPlaces(sources: readonly ReadSource[]): string[] {
  const places = new Set(sources.map(indexOn))
  if (places.size === 1) return []
  const names = [...places].map((on) => (on === undefined ? 'the table' : `index '${on}'`))
  return [`it reads ${names.join(' and ')}, but one request reads one of them.`]
}

function checkPartitions(table: TableSpec, sources: readonly ReadSource[]): string[] {
  const templates = new Set(sources.map(partitionOf))
  if (templates.size === 1) return [...checkStored(table, sources), ...checkAlike(sources)]
  return [
    `its entities have different partition templates (${[...templates].join(', ')}), so they are not one item collection.`,
  ]
}

function partitionOf({ entity, index }: ReadSource): string {
  return templatesOf({ entity, index })
    .map((template) => `'${template}'`)
    .join(' + ')
}

const templatesOf = ({ entity, index }: ReadSource): readonly string[] =>
  index === undefined ? [entity.key.partition] : (entity.indexes[index]?.partition ?? [])

/** One template makes two keys of a value where it is the stored value of one entity and the escaped text of another. */
function checkStored(table: TableSpec, sources: readonly ReadSource[]): string[] {
  const [first] = sources as readonly [ReadSource]
  const index = table.indexes[indexOn(first) ?? '']
  return (index?.partitionKey ?? [table.partitionKey]).flatMap((key, i) => {
    const template = templatesOf(first)[i]
    if (template === undefined || key.type !== 'string') return []
    const own = sources.filter(({ entity }) => isOwnKey(entity, template, key))
    const escaped = sources.find((source) => !own.includes(source))
    if (own.length === 0 || escaped === undefined) return []
    return [
      `of '${template}' entity '${own[0]?.entity.name}' makes the key attribute '${key.name}' as it is stored, and entity '${escaped.entity.name}' escaped, so they are not one item collection; store the attribute as '${key.name}' in both, or in none.`,
    ]
  })
}

/** One input makes the key of all entities: what stands in it has to be given, and to be written, in one way. */
function checkAlike(sources: readonly ReadSource[]): string[] {
  const [first, ...others] = sources as readonly [ReadSource, ...ReadSource[]]
  return holesOf(templatesOf(first).join('')).flatMap((hole) => {
    const typeIn = ({ entity }: ReadSource) => entity.attributes[hole]
    const other = others.find((one) => textOf(typeIn(one)) !== textOf(typeIn(first)))
    if (other === undefined) return []
    return [
      `{${hole}} of its partition key is of type ${typeIn(first)?.type} in entity '${first.entity.name}' and of type ${typeIn(other)?.type} in entity '${other.entity.name}', so that no input is right for both; declare it alike.`,
    ]
  })
}

/** Attributes whose values are written alike in partition keys, by their types; each of the others is by itself. */
const TEXTS: { readonly [type: string]: string } = {
  ulid: 'string',
  oneOf: 'string',
  integer: 'number',
  bigint: 'number',
  decimal: 'number',
}

function textOf(spec: AttributeSpec | undefined): string | undefined {
  if (spec?.type === 'literal') return typeof spec.value
  return spec && (TEXTS[spec.type] ?? spec.type)
}
