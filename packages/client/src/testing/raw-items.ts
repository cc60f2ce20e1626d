import {
  type AttributeValue,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb'

/** An item as it is stored. */
export type RawItem = Record<string, AttributeValue>

interface Table {
  readonly client: DynamoDBClient
  readonly tableName: string
}

/** Reads an item as it is stored. */
export async function rawItem({ client, tableName }: Table, key: RawItem): Promise<RawItem | undefined> {
  const command = new GetItemCommand({ TableName: tableName, Key: key, ConsistentRead: true })
  return (await client.send(command)).Item
}

/** Every item of the table, or of one of its indexes, as it is stored. */
export async function rawItems({ client, tableName }: Table, index?: string): Promise<readonly RawItem[]> {
  const command = new ScanCommand({
    TableName: tableName,
    ...(index === undefined ? {} : { IndexName: index }),
  })
  return (await client.send(command)).Items ?? []
}

/** Writes an item as somebody without the design would. */
export async function putRaw({ client, tableName }: Table, item: RawItem): Promise<void> {
  await client.send(new PutItemCommand({ TableName: tableName, Item: item }))
}

/** The key of an item in a table with text keys named pk and sk. */
export const key = (pk: string, sk: string): RawItem => ({ pk: { S: pk }, sk: { S: sk } })
