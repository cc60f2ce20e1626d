import {
  type AttributeValue,
  BatchWriteItemCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  paginateScan,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb'

/** Which table to empty. */
export interface EmptyTableOptions {
  /** Name of the table in DynamoDB. */
  readonly tableName: string
}

type Key = Record<string, AttributeValue>

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html */
const MAX_BATCH_WRITES = 25

/** Deletes every item of a table, and leaves the table. */
export async function emptyTable(client: DynamoDBClient, { tableName }: EmptyTableOptions): Promise<void> {
  const { Table } = await client.send(new DescribeTableCommand({ TableName: tableName }))
  const names = (Table?.KeySchema ?? []).map(({ AttributeName = '' }) => AttributeName)
  const keys = {
    ProjectionExpression: names.map((_, i) => `#${i}`).join(', '),
    ExpressionAttributeNames: Object.fromEntries(names.map((name, i) => [`#${i}`, name])),
  }
  const pages = paginateScan({ client }, { TableName: tableName, ConsistentRead: true, ...keys })
  for await (const { Items = [] } of pages) await deleteAll(client, tableName, Items)
}

async function deleteAll(client: DynamoDBClient, tableName: string, keys: readonly Key[]): Promise<void> {
  let left: WriteRequest[] = keys.map((Key) => ({ DeleteRequest: { Key } }))
  while (left.length > 0) {
    const [batch, rest] = [left.slice(0, MAX_BATCH_WRITES), left.slice(MAX_BATCH_WRITES)]
    const { UnprocessedItems = {} } = await client.send(
      new BatchWriteItemCommand({ RequestItems: { [tableName]: batch } }),
    )
    left = [...(UnprocessedItems[tableName] ?? []), ...rest]
  }
}
