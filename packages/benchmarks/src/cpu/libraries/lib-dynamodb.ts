import {
  BatchGetCommand,
  type BatchGetCommandOutput,
  BatchWriteCommand,
  type BatchWriteCommandOutput,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import type { Order, OrderChanges, OrderKey } from '../../orders/order.js'
import { TABLE_NAME } from '../../orders/order.js'
import { fromRawItem, rawKey, toRawItem } from '../../orders/raw-orders.js'
import type { OrderStore } from '../operations.js'

type Stored = Record<string, unknown>

/** What a careful service without a library does: no unprocessed item is lost, all pages are read. */
export function libDynamodbStore(client: DynamoDBDocumentClient): OrderStore {
  return {
    get: async (key) => {
      const { Item } = await client.send(new GetCommand({ TableName: TABLE_NAME, Key: rawKey(key) }))
      return Item === undefined ? undefined : fromRawItem(Item)
    },
    put: (order) => client.send(new PutCommand({ TableName: TABLE_NAME, Item: toRawItem(order) })),
    update: (key, changes) => client.send(new UpdateCommand(updateOf(key, changes))),
    query: (customerId) => queryAll(client, customerId),
    batchGet: (keys) => batchGet(client, keys),
    batchWrite: (orders) => batchWrite(client, orders),
    transact: ({ put, update, delete: removed, check }) =>
      client.send(
        new TransactWriteCommand({
          TransactItems: [
            { Put: { TableName: TABLE_NAME, Item: toRawItem(put) } },
            { Update: updateOf(update.key, update.changes) },
            { Delete: { TableName: TABLE_NAME, Key: rawKey(removed) } },
            {
              ConditionCheck: {
                TableName: TABLE_NAME,
                Key: rawKey(check),
                ConditionExpression: 'attribute_exists(pk)',
              },
            },
          ],
        }),
      ),
  }
}

function updateOf(key: OrderKey, { status, total, paid, email }: OrderChanges) {
  return {
    TableName: TABLE_NAME,
    Key: rawKey(key),
    UpdateExpression:
      'SET #status = :status, #total = :total, paid = :paid, email = :email, gsi1pk = :gsi1pk',
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeNames: { '#status': 'status', '#total': 'total' },
    ExpressionAttributeValues: {
      ':status': status,
      ':total': total,
      ':paid': paid,
      ':email': email,
      ':gsi1pk': `STATUS#${status}`,
    },
  }
}

async function queryAll(client: DynamoDBDocumentClient, customerId: string): Promise<Order[]> {
  const orders: Order[] = []
  let ExclusiveStartKey: Stored | undefined
  do {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName: TABLE_NAME,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
        ExpressionAttributeValues: { ':pk': `CUSTOMER#${customerId}`, ':sk': 'ORDER#' },
        ExclusiveStartKey,
      }),
    )
    for (const item of Items) orders.push(fromRawItem(item))
    ExclusiveStartKey = LastEvaluatedKey
  } while (ExclusiveStartKey !== undefined)
  return orders
}

async function batchGet(client: DynamoDBDocumentClient, keys: readonly OrderKey[]) {
  const found = new Map<string, Order>()
  let left: Stored[] | undefined = keys.map(rawKey)
  while (left !== undefined) {
    const output: BatchGetCommandOutput = await client.send(
      new BatchGetCommand({ RequestItems: { [TABLE_NAME]: { Keys: left } } }),
    )
    for (const item of output.Responses?.[TABLE_NAME] ?? []) {
      found.set(`${item.pk} ${item.sk}`, fromRawItem(item))
    }
    left = output.UnprocessedKeys?.[TABLE_NAME]?.Keys
  }
  return keys.map((key) => {
    const { pk, sk } = rawKey(key)
    return found.get(`${pk} ${sk}`)
  })
}

async function batchWrite(client: DynamoDBDocumentClient, orders: readonly Order[]): Promise<void> {
  let left: BatchWriteRequests = orders.map((order) => ({ PutRequest: { Item: toRawItem(order) } }))
  while (left !== undefined) {
    const output: BatchWriteCommandOutput = await client.send(
      new BatchWriteCommand({ RequestItems: { [TABLE_NAME]: left } }),
    )
    left = output.UnprocessedItems?.[TABLE_NAME]
  }
}

type BatchWriteRequests = NonNullable<BatchWriteCommandOutput['UnprocessedItems']>[string] | undefined
