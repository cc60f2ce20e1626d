import {
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb'
import type { StoredItem } from '../json/attribute-values.js'
import { Attempts, readFrom } from './attempts.js'
import { isAlive, nowInSeconds } from './expiry.js'
import { type RowKey, storedKey } from './key.js'
import { type Presence, presenceCondition } from './presence.js'
import { type SortRange, sortCondition } from './sort-range.js'

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
  const { Item } = await readFrom('GetItem', () => client.send(command))
  return isAlive(Item) ? Item : undefined
}

export async function putRow(
  { client, tableName }: RowTable,
  item: StoredItem,
  presence?: Presence,
): Promise<void> {
  const condition = presence && presenceCondition(presence, nowInSeconds())
  const attempts = new Attempts('PutItem')
  const command = () => new PutItemCommand({ TableName: tableName, Item: item, ...condition })
  await attempts.settle(() => client.send(attempts.watch(command())))
}

/** @returns whether there was one. @throws OutcomeUnknownError where that was lost. */
export async function deleteRow(
  { client, tableName }: RowTable,
  key: RowKey,
  presence?: Presence,
): Promise<boolean> {
  const condition = presence && presenceCondition(presence, nowInSeconds())
  const attempts = new Attempts('DeleteItem')
  const command = () =>
    new DeleteItemCommand({
      TableName: tableName,
      Key: storedKey(key),
      ReturnValues: 'ALL_OLD',
      ...condition,
    })
  const { Attributes } = await attempts.settle(() => client.send(attempts.watch(command())))
  if (Attributes === undefined && attempts.isLost) throw attempts.unknown()
  return isAlive(Attributes)
}

export async function queryRows(table: RowTable, query: RowQuery): Promise<RowPage> {
  const { pk, range, limit, order, after } = query
  const { text, values } = sortCondition(range)
  const command = new QueryCommand({
    TableName: table.tableName,
    KeyConditionExpression: `pk = :pk${text}`,
    ExpressionAttributeValues: { ':pk': { S: pk }, ...values },
    Limit: limit,
    ConsistentRead: true,
    ScanIndexForward: order === 'ascending',
    ...(after === undefined ? {} : { ExclusiveStartKey: storedKey({ pk, sk: after }) }),
  })
  const { Items = [], LastEvaluatedKey } = await readFrom('Query', () => table.client.send(command))
  return { items: Items.filter(isAlive), last: LastEvaluatedKey?.sk?.S }
}
