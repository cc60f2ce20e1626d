import {
  type AccessPatternSpec,
  type KeyAttribute,
  type Projection,
  ValidationError,
} from '@keyprint/key-design'
import type { CompiledEntity, CompiledKeys } from '../compile/compiled-entity.js'
import type { StoredItem } from '../compile/compiled-key.js'
import { isExpired } from '../item/expired.js'
import { isEntity, readItem } from '../item/read-item.js'
import type { Connection } from '../operation/connection.js'
import type { ReadOptions } from './read-options.js'

/** An entity that is read, and its keys there. */
export interface SourceEntity {
  readonly entity: CompiledEntity
  readonly keys: CompiledKeys
  /** There is one such item at the most: its whole key is given. Keys of an index need not be unique. */
  readonly single: boolean
}

/** What a query or scan reads: the table or one index, and the entities that are looked for in it. */
export interface ReadSource {
  /** Name of the access pattern. */
  readonly name: string
  readonly indexName: string | undefined
  readonly isGlobalIndex: boolean
  readonly projection: Projection
  readonly entities: readonly [SourceEntity, ...SourceEntity[]]
  /** Every key attribute of an item there: what DynamoDB continues from. */
  readonly keyAttributes: readonly KeyAttribute[]
  /** How many shards are read as one; a cursor has a place in each. */
  readonly shards?: number
}

/** Finds out what an access pattern reads. */
export function readSource(
  { entities, design }: Connection,
  name: string,
  pattern: AccessPatternSpec,
): ReadSource {
  const indexes = pattern.kind === 'get' ? undefined : pattern.indexes
  const sources = pattern.entities.map((entityName, i): SourceEntity => {
    const entity = entities[entityName] as CompiledEntity
    const keys = indexes ? (entity.indexes[indexes[i] as string] as CompiledKeys) : entity.primary
    const single = pattern.kind === 'query' && !indexes && keys.sort.every(({ holes }) => holes.length === 0)
    return { entity, keys, single }
  })
  const { table } = design
  const indexName = indexes && sources[0]?.entity.spec.indexes[indexes[0] as string]?.on
  const index = indexName === undefined ? undefined : table.indexes[indexName]
  const keys = [
    table.partitionKey,
    table.sortKey ?? [],
    index?.partitionKey ?? [],
    index?.sortKey ?? [],
  ].flat()
  return {
    name,
    indexName,
    isGlobalIndex: index?.type === 'global',
    projection: index?.projection ?? 'all',
    entities: sources as [SourceEntity, ...SourceEntity[]],
    keyAttributes: [...new Map(keys.map((key) => [key.name, key])).values()],
  }
}

/** One item that was read, and which entity it is. */
export interface Delivered {
  readonly entity: string
  readonly item: Record<string, unknown>
}

/** The item that a user gets for a stored one; `undefined` for other entities and for what is not to be given. */
export function deliver(
  source: ReadSource,
  stored: StoredItem,
  { select, includeExpired }: Pick<ReadOptions, 'select' | 'includeExpired'>,
): Delivered | undefined {
  for (const { entity, keys } of source.entities) {
    if (!isEntity(entity, stored)) continue
    if (!includeExpired && isExpired(stored, entity.table.timeToLive)) return undefined
    const partial = source.projection !== 'all' && source.projection
    return {
      entity: entity.name,
      item: readItem(entity, stored, { partial, select, index: source.indexName ? keys : undefined }),
    }
  }
  return undefined
}

/** Only the table and its local indexes can be read consistently. */
export function refuseConsistentIndex(
  { name, indexName, isGlobalIndex }: ReadSource,
  consistent: boolean | undefined,
): void {
  if (!consistent || !isGlobalIndex) return
  throw new ValidationError(`cannot be consistent, because '${indexName}' is a global secondary index`, {
    entity: name,
    attribute: 'consistent',
    remedy: 'leave it out, or read the table',
  })
}
