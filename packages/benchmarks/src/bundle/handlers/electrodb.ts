import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { electrodbOrders, fromElectroOrder, toElectroOrder } from '../../orders/electrodb-orders.js'
import type { Order, OrderKey } from '../../orders/order.js'

const order = electrodbOrders(DynamoDBDocumentClient.from(new DynamoDBClient({})))

export const get = async (key: OrderKey) => fromElectroOrder((await order.get(key).go()).data)
export const put = (given: Order) => order.put(toElectroOrder(given)).go()
export const query = async (customerId: string) => {
  const { data } = await order.query.byCustomer({ customerId }).go()
  return data.map(fromElectroOrder)
}
