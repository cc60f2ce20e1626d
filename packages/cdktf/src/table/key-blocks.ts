import type { IndexSpec, KeyAttribute, Projection, TableSpec } from '@keyprint/key-design'
import type { DynamodbTableAttribute, DynamodbTableLocalSecondaryIndex } from '../adapter.js'
import { defined } from '../support/defined.js'
import { literalText } from '../support/literal-json.js'

const ATTRIBUTE_TYPE = { string: 'S', number: 'N', binary: 'B' } as const

/** Every key attribute of table and indexes, once: DynamoDB refuses any that no key uses. */
export function attributeBlocks(table: TableSpec): DynamodbTableAttribute[] {
  const { partitionKey, sortKey, indexes } = table
  const ofIndexes = Object.values(indexes).flatMap((index) => [...index.partitionKey, ...index.sortKey])
  const used: readonly KeyAttribute[] = [
    partitionKey,
    ...(sortKey === undefined ? [] : [sortKey]),
    ...ofIndexes,
  ]
  const types = new Map(used.map(({ name, type }) => [name, ATTRIBUTE_TYPE[type]]))
  return [...types].map(([name, type]) => ({ name: literalText(name), type }))
}

/** Names and specs of the indexes of one type. */
export function indexesOf(
  table: TableSpec,
  type: IndexSpec['type'],
): readonly (readonly [string, IndexSpec])[] {
  return Object.entries(table.indexes).filter(([, index]) => index.type === type)
}

export function localIndexBlocks(table: TableSpec): DynamodbTableLocalSecondaryIndex[] {
  return indexesOf(table, 'local').map(([name, { sortKey, projection }]) => ({
    name,
    rangeKey: literalText(sortKey[0]?.name ?? ''),
    ...projectionOf(projection),
  }))
}

export function projectionOf(projection: Projection) {
  const included = typeof projection === 'string' ? undefined : projection.map(literalText)
  return { projectionType: projectionType(projection), ...defined({ nonKeyAttributes: included }) }
}

function projectionType(projection: Projection): string {
  if (projection === 'all') return 'ALL'
  return projection === 'keys-only' ? 'KEYS_ONLY' : 'INCLUDE'
}
