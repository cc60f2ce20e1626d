import { shardCount, shardsIn, type Values } from '@keyprint/key-design'
import type { CompiledKey, StoredItem } from '../../compile/compiled-key.js'
import { refuseMissingPart } from '../../item/key-of.js'
import { partitionValues, queryParams } from '../query-params.js'
import type { QueryOptions } from '../read-options.js'
import type { ReadSource, SourceEntity } from '../read-source.js'
import type { ReadPlan } from '../reader.js'
import { orderBy } from './open-shard.js'
import { ShardReader } from './shard-reader.js'

/** What a cursor holds instead of a key: the places of all shards, as one text. */
const PLACES = { name: 'shards', type: 'string' } as const

/** The plan of a query: of all shards as one, where its partition has shards. */
export function shardedPlan(plan: ReadPlan, input: Values): ReadPlan {
  const { connection, source, options } = plan
  const sources = shardsOf(source)
  if (sources === undefined) return plan
  const params = sources.map((shard) => () => queryParams(connection, shard, input, options))
  const reader = new ShardReader({
    source,
    params,
    keys: { keyAttributes: placeKeys(source) },
    order: orderBy(source.entities[0].keys.sort, (options as QueryOptions | null)?.order === 'descending'),
    partition: (shard) => partitionKey((sources[shard] as ReadSource).entities[0], input),
  })
  return {
    ...plan,
    source: { ...source, keyAttributes: [PLACES], shards: sources.length },
    params: params[0] as () => object,
    shards: reader,
  }
}

/** What was found out of each source: it is that of an access pattern, and does not change. */
const known = new WeakMap<ReadSource, readonly ReadSource[] | undefined>()

/** The sources of all shards; `undefined` where there are none. */
function shardsOf(source: ReadSource): readonly ReadSource[] | undefined {
  if (!known.has(source)) known.set(source, sourcesOfShards(source))
  return known.get(source)
}

function sourcesOfShards(source: ReadSource): readonly ReadSource[] | undefined {
  const [shard] = shardsIn(...partitionTemplates(source))
  if (shard === undefined) return undefined
  const [first, ...others] = source.entities
  return Array.from({ length: shardCount(shard) as number }, (_, number) => ({
    ...source,
    entities: [{ ...first, keys: keysOfShard(first, { [shard]: number }) }, ...others],
  }))
}

function partitionTemplates({ entities: [{ entity }], indexName }: ReadSource): readonly string[] {
  const index = Object.values(entity.spec.indexes).find(({ on }) => on === indexName)
  return index?.partition ?? [entity.spec.key.partition]
}

/** The keys of one shard: its number is said, and not made from an item. */
function keysOfShard({ keys }: SourceEntity, shard: Values): SourceEntity['keys'] {
  const partition = keys.partition.map(
    (key): CompiledKey => ({ ...key, make: (values) => key.make({ ...values, ...shard }) }),
  )
  return { ...keys, partition }
}

/** A shard's partition is known: only the other attributes of a key have to be told. */
function placeKeys({ keyAttributes, entities: [{ keys }] }: ReadSource): ReadSource['keyAttributes'] {
  return keyAttributes.filter(({ name }) => keys.partition.every((key) => key.name !== name))
}

function partitionKey(source: SourceEntity, input: Values): StoredItem {
  const values = partitionValues(source, input)
  return Object.fromEntries(
    source.keys.partition.map((key) => [key.name, key.make(values) ?? refuseMissingPart(key, values)]),
  )
}
