import type { DesignSpec } from '../design/design.js'
import { shardCount, shardsIn } from '../template/shards.js'
import type { AccessPatternSpec } from './access-pattern-spec.js'

/** What a key attribute has to be for an item to be read. */
export interface KeyConditionDescription {
  /** Name of the attribute on the wire. */
  readonly attribute: string
  readonly relation: 'is' | 'begins with' | 'is any'
  /** The template; of a sort key that is not given in full, its fixed beginning. */
  readonly template: string
  /** What orders the items: the rest of the sort key's template. */
  readonly sortedBy: string
}

/** An access pattern, told from the design. */
export interface AccessPatternDescription {
  readonly name: string
  readonly description: string
  readonly operation: 'GetItem' | 'Query' | 'Scan'
  /** Name of the index that is read; left out for the table itself. */
  readonly index?: string
  readonly entities: readonly string[]
  readonly keys: readonly KeyConditionDescription[]
  /** Requests that are sent for one page, one for each shard of the partition; left out where it has no shards. */
  readonly requests?: number
}

const OPERATIONS = { get: 'GetItem', query: 'Query', scan: 'Scan' } as const

/**
 * What each access pattern of a design asks DynamoDB for: operation, index, and what the key attributes have to be. Pages,
 * policies and plans tell of access patterns from here.
 */
export function describeAccessPatterns(design: DesignSpec): AccessPatternDescription[] {
  return Object.entries(design.accessPatterns).map(([name, spec]) => describe(design, name, spec))
}

function describe(design: DesignSpec, name: string, spec: AccessPatternSpec): AccessPatternDescription {
  const { kind, entities, description = '' } = spec
  const index = indexOf(design, spec)
  const keys = kind === 'scan' ? [] : keyConditions(design, spec, index)
  const shards = kind === 'query' ? shardsIn(...keys.map(({ template }) => template)) : []
  return {
    name,
    description,
    operation: OPERATIONS[kind],
    ...(index === undefined ? {} : { index }),
    entities,
    keys,
    ...(shards.length === 0 ? {} : { requests: shardCount(shards[0] as string) as number }),
  }
}

function indexOf({ entities }: DesignSpec, spec: AccessPatternSpec): string | undefined {
  if (spec.kind === 'get' || spec.indexes === undefined) return undefined
  const [entity, index] = [spec.entities[0], spec.indexes[0]]
  return entities[entity ?? '']?.indexes[index ?? '']?.on
}

function keyConditions(
  design: DesignSpec,
  spec: AccessPatternSpec,
  index: string | undefined,
): KeyConditionDescription[] {
  const { table, entities } = design
  const entity = entities[spec.entities[0] ?? '']
  if (entity === undefined) return []
  const mapping = spec.kind === 'get' ? undefined : entity.indexes[spec.indexes?.[0] ?? '']
  const keys = index === undefined ? undefined : table.indexes[index]
  const partition = mapping?.partition ?? [entity.key.partition]
  const sort = mapping?.sort ?? [entity.key.sort ?? []].flat()
  const partitionKey = keys?.partitionKey ?? [table.partitionKey]
  const sortKey = keys?.sortKey ?? [table.sortKey ?? []].flat()
  return [
    ...partitionKey.map(({ name }, i) => is(name, partition[i] ?? '')),
    ...sortKey.map(({ name }, i) => sortCondition(name, sort[i] ?? '', spec)),
  ]
}

function is(attribute: string, template: string): KeyConditionDescription {
  return { attribute, relation: 'is', template, sortedBy: '' }
}

/** Several entities have no beginning in common: the whole item collection is read. */
function sortCondition(
  attribute: string,
  template: string,
  { kind, entities }: AccessPatternSpec,
): KeyConditionDescription {
  if (entities.length > 1) return { attribute, relation: 'is any', template: '', sortedBy: '' }
  const firstHole = template.indexOf('{')
  if (kind === 'get' || firstHole === -1) return is(attribute, template)
  const [beginning, sortedBy] = [template.slice(0, firstHole), template.slice(firstHole)]
  return { attribute, relation: beginning === '' ? 'is any' : 'begins with', template: beginning, sortedBy }
}
