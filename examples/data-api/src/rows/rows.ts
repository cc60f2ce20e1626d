import {
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb'
import type { StoredItem } from '../json/attribute-values.js'
import { isAlive, nowInSeconds } from './expiry.js'
import { type RowKey, storedKey } from './key.js'
import { type Presence, presenceCondition } from './presence.js'
import { type SortRange, sortCondition } from './sort-range.js'
import { untilFree } from './until-free.js'

/** Where the rows are. */
export interface RowTable {
  readonly client: DynamoDBClient
  readonly tableName: string
}

/** What of a partition is read. */
export interface RowQuery {
  readonly pk: string
  readonly range: SortRange | undefined
  readonly limit: number
  readonly order: 'ascending' | 'descending'
  /** Sort key of the last item that was read before. */
  readonly after: string | undefined
}

/** A page of a partition; `last` is there when it may go on. */
export interface RowPage {
  readonly items: readonly StoredItem[]
  readonly last: string | undefined
}

/**
 * The items of tenants as they are stored, with no regard to whose they are: `TenantRows` sees to that. Raw commands,
 * because these items have any attributes at all and keys that the functions of tenants write themselves.
 */
export async function getRow({ client, tableName }: RowTable, key: RowKey): Promise<StoredItem | undefined> {
  const command = new GetItemCommand({ TableName: tableName, Key: storedKey(key), ConsistentRead: true })
  const { Item } = await client.send(command)
  return isAlive(Item) ? Item : undefined
}

export async function putRow(
  { client, tableName }: RowTable,
  item: StoredItem,
  presence?: Presence,
): Promise<void> {
  const condition = presence && presenceCondition(presence, nowInSeconds())
  await untilFree(() => client.send(new PutItemCommand({ TableName: tableName, Item: item, ...condition })))
}

/** @returns whether there was one. */
export async function deleteRow(
  { client, tableName }: RowTable,
  key: RowKey,
  presence?: Presence,
): Promise<boolean> {
  const condition = presence && presenceCondition(presence, nowInSeconds())
  const { Attributes } = await untilFree(() =>
    client.send(
      new DeleteItemCommand({
        TableName: tableName,
        Key: storedKey(key),
        ReturnValues: 'ALL_OLD',
        ...condition,
      }),
    ),
  )
  return isAlive(Attributes)
}

export async function queryRows(table: RowTable, query: RowQuery): Promise<RowPage> {
  const { pk, range, limit, order, after } = query
  const { text, values } = sortCondition(range)
  const { Items = [], LastEvaluatedKey } = await table.client.send(
    new QueryCommand({
      TableName: table.tableName,
      KeyConditionExpression: `pk = :pk${text}`,
      ExpressionAttributeValues: { ':pk': { S: pk }, ...values },
      Limit: limit,
      ScanIndexForward: order === 'ascending',
      ...(after === undefined ? {} : { ExclusiveStartKey: storedKey({ pk, sk: after }) }),
    }),
  )
  return { items: Items.filter(isAlive), last: LastEvaluatedKey?.sk?.S }
}
