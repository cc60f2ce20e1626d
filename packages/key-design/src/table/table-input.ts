import type { IndexSpec, KeyAttribute, TableSpec } from './table-spec.js'

/** A CreateTable request, as the AWS SDK takes it. */
export interface CreateTableInput {
  TableName: string
  BillingMode: 'PAY_PER_REQUEST'
  AttributeDefinitions: { AttributeName: string; AttributeType: 'S' | 'N' | 'B' }[]
  KeySchema: KeyInput[]
  GlobalSecondaryIndexes?: IndexInput[]
  LocalSecondaryIndexes?: IndexInput[]
  StreamSpecification?: { StreamEnabled: true; StreamViewType: StreamViewType }
}

interface KeyInput {
  AttributeName: string
  KeyType: 'HASH' | 'RANGE'
}

interface IndexInput {
  IndexName: string
  KeySchema: KeyInput[]
  Projection: { ProjectionType: 'ALL' | 'KEYS_ONLY' | 'INCLUDE'; NonKeyAttributes?: string[] }
}

type StreamViewType = 'KEYS_ONLY' | 'NEW_IMAGE' | 'OLD_IMAGE' | 'NEW_AND_OLD_IMAGES'

/**
 * The CreateTable request for a table of a design: keys, indexes, stream, on-demand billing. Sends nothing. Time to
 * live is not part of CreateTable; see `timeToLiveInput`.
 *
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html
 */
export function tableInput(table: TableSpec, tableName: string): CreateTableInput {
  const globals = indexesOfType(table, 'global')
  const locals = indexesOfType(table, 'local')
  return {
    TableName: tableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: attributeDefinitions(table),
    KeySchema: keySchema([table.partitionKey], table.sortKey === undefined ? [] : [table.sortKey]),
    ...(globals.length > 0 && { GlobalSecondaryIndexes: globals }),
    ...(locals.length > 0 && { LocalSecondaryIndexes: locals }),
    ...(table.stream !== undefined && {
      StreamSpecification: { StreamEnabled: true, StreamViewType: STREAM_VIEW_TYPE[table.stream] },
    }),
  }
}

const ATTRIBUTE_TYPE = { string: 'S', number: 'N', binary: 'B' } as const

const STREAM_VIEW_TYPE = {
  'keys-only': 'KEYS_ONLY',
  'new-image': 'NEW_IMAGE',
  'old-image': 'OLD_IMAGE',
  'new-and-old-images': 'NEW_AND_OLD_IMAGES',
} as const

/** Every key attribute of table and indexes, once: DynamoDB refuses any that no key uses. */
function attributeDefinitions({
  partitionKey,
  sortKey,
  indexes,
}: TableSpec): CreateTableInput['AttributeDefinitions'] {
  const ofIndexes = Object.values(indexes).flatMap((index) => [...index.partitionKey, ...index.sortKey])
  const used = [partitionKey, ...(sortKey === undefined ? [] : [sortKey]), ...ofIndexes]
  const byName = new Map(used.map((attribute) => [attribute.name, attribute]))
  return [...byName.values()].map(({ name, type }) => ({
    AttributeName: name,
    AttributeType: ATTRIBUTE_TYPE[type],
  }))
}

function indexesOfType(table: TableSpec, type: IndexSpec['type']): IndexInput[] {
  const indexes = Object.entries(table.indexes).filter(([, index]) => index.type === type)
  return indexes.map(([name, index]) => ({
    IndexName: name,
    KeySchema: keySchema(index.partitionKey, index.sortKey),
    Projection: projection(index.projection),
  }))
}

function keySchema(partitionKey: readonly KeyAttribute[], sortKey: readonly KeyAttribute[]): KeyInput[] {
  return [
    ...partitionKey.map(({ name }) => ({ AttributeName: name, KeyType: 'HASH' as const })),
    ...sortKey.map(({ name }) => ({ AttributeName: name, KeyType: 'RANGE' as const })),
  ]
}

function projection(given: IndexSpec['projection']): IndexInput['Projection'] {
  if (given === 'all') return { ProjectionType: 'ALL' }
  if (given === 'keys-only') return { ProjectionType: 'KEYS_ONLY' }
  return { ProjectionType: 'INCLUDE', NonKeyAttributes: [...given] }
}
