import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { type Order, type OrderKey, TABLE_NAME } from '../../orders/order.js'
import { fromRawItem, rawKey, toRawItem } from '../../orders/raw-orders.js'

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}))

export async function get(key: OrderKey): Promise<Order | undefined> {
  const { Item } = await client.send(new GetCommand({ TableName: TABLE_NAME, Key: rawKey(key) }))
  return Item === undefined ? undefined : fromRawItem(Item)
}

export const put = (order: Order) =>
  client.send(new PutCommand({ TableName: TABLE_NAME, Item: toRawItem(order) }))

export async function query(customerId: string): Promise<readonly Order[]> {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: TABLE_NAME,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
      ExpressionAttributeValues: { ':pk': `CUSTOMER#${customerId}`, ':sk': 'ORDER#' },
    }),
  )
  return Items.map(fromRawItem)
}
