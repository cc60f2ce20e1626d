import {
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  type DynamoDBClient,
  type GlobalSecondaryIndexDescription,
  type KeySchemaElement,
  type TableDescription,
} from '@aws-sdk/client-dynamodb'

/** What a table is, whoever made it. */
export interface TableShape {
  /** `pk S HASH`, in order. */
  readonly key: readonly string[]
  readonly indexes: Readonly<Record<string, IndexShape>>
  readonly stream?: string
  readonly timeToLive?: string
}

export interface IndexShape {
  readonly type: 'global' | 'local'
  readonly key: readonly string[]
  /** `ALL`, `KEYS_ONLY` or `INCLUDE` with names. */
  readonly projection: string
}

/** Asks a DynamoDB for the shape of a table. */
export async function tableShape(client: DynamoDBClient, TableName: string): Promise<TableShape> {
  const { Table = {} } = await client.send(new DescribeTableCommand({ TableName }))
  const ttl = await client.send(new DescribeTimeToLiveCommand({ TableName }))
  const stream = Table.StreamSpecification?.StreamViewType
  const timeToLive = ttl.TimeToLiveDescription?.AttributeName
  return {
    key: keyTexts(Table, Table.KeySchema),
    indexes: {
      ...indexShapes(Table, 'global', Table.GlobalSecondaryIndexes),
      ...indexShapes(Table, 'local', Table.LocalSecondaryIndexes),
    },
    ...(stream === undefined ? {} : { stream }),
    ...(timeToLive === undefined ? {} : { timeToLive }),
  }
}

function keyTexts({ AttributeDefinitions = [] }: TableDescription, schema: KeySchemaElement[] = []) {
  const types = new Map(AttributeDefinitions.map((one) => [one.AttributeName, one.AttributeType]))
  return schema.map((one) => `${one.AttributeName} ${types.get(one.AttributeName)} ${one.KeyType}`)
}

function indexShapes(
  table: TableDescription,
  type: IndexShape['type'],
  indexes: GlobalSecondaryIndexDescription[] = [],
): Record<string, IndexShape> {
  return Object.fromEntries(
    indexes.map(({ IndexName = '', KeySchema, Projection }) => {
      const names = [...(Projection?.NonKeyAttributes ?? [])].sort()
      const projection = [Projection?.ProjectionType, ...names].join(' ')
      return [IndexName, { type, key: keyTexts(table, KeySchema), projection }]
    }),
  )
}
