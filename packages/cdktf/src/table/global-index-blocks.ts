import type { IndexSpec, TableSpec } from '@keyprint/key-design'
import {
  type DynamodbTableGlobalSecondaryIndex,
  dynamodbTableGlobalSecondaryIndexToTerraform,
} from '../adapter.js'
import { defined } from '../support/defined.js'
import { literalText } from '../support/literal-json.js'
import { type Capacity, indexCapacity, initialUnits } from './capacity.js'
import { indexesOf, projectionOf } from './key-blocks.js'
import { type WarmThroughput, warmBlock } from './warm-throughput.js'

/** The global indexes as the bindings take them. Of a multi-attribute key they hold the first attributes only. */
export function globalIndexBlocks(
  table: TableSpec,
  capacity: Capacity,
  warm: WarmThroughput = {},
): DynamodbTableGlobalSecondaryIndex[] {
  return indexesOf(table, 'global').map(([name, { partitionKey, sortKey, projection }]) => ({
    name,
    hashKey: literalText(partitionKey[0]?.name ?? ''),
    ...projectionOf(projection),
    ...capacityOf(capacity, name),
    ...defined({
      rangeKey: sortKey[0] && literalText(sortKey[0].name),
      warmThroughput: warm.indexes?.[name] && warmBlock(warm.indexes[name]),
    }),
  }))
}

function capacityOf(capacity: Capacity, index: string) {
  if (capacity.billing === 'provisioned') {
    const { read, write } = indexCapacity(capacity, index)
    return { readCapacity: initialUnits(read), writeCapacity: initialUnits(write) }
  }
  const limits = capacity.indexes?.[index]
  return limits === undefined ? {} : { onDemandThroughput: onDemandBlock(limits) }
}

export function onDemandBlock({
  maxReadUnits,
  maxWriteUnits,
}: {
  maxReadUnits?: number
  maxWriteUnits?: number
}) {
  return defined({ maxReadRequestUnits: maxReadUnits, maxWriteRequestUnits: maxWriteUnits })
}

/** Names of the global indexes whose partition or sort key has several attributes. */
export function multiAttributeIndexes(table: TableSpec): readonly string[] {
  return indexesOf(table, 'global')
    .filter(([, index]) => isMultiAttribute(index))
    .map(([name]) => name)
}

function isMultiAttribute({ partitionKey, sortKey }: IndexSpec): boolean {
  return partitionKey.length > 1 || sortKey.length > 1
}

/**
 * The global indexes as Terraform's JSON, with `key_schema` for multi-attribute keys, which the bindings lack. Indexes
 * with plain keys keep `hash_key` and `range_key`: to change the form of their keys could rebuild them.
 */
export function rawGlobalIndexBlocks(
  table: TableSpec,
  blocks: readonly DynamodbTableGlobalSecondaryIndex[],
): readonly object[] {
  return blocks.map((block) => {
    const { hash_key, range_key, ...raw } = dynamodbTableGlobalSecondaryIndexToTerraform(block)
    const index = table.indexes[block.name]
    if (index === undefined || !isMultiAttribute(index)) return { hash_key, range_key, ...raw }
    return { ...raw, key_schema: keySchema(index) }
  })
}

function keySchema({ partitionKey, sortKey }: IndexSpec): readonly object[] {
  return [
    ...partitionKey.map(({ name }) => ({ attribute_name: literalText(name), key_type: 'HASH' })),
    ...sortKey.map(({ name }) => ({ attribute_name: literalText(name), key_type: 'RANGE' })),
  ]
}
