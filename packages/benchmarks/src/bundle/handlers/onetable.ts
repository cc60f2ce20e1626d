import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { onetableOrders } from '../../orders/onetable-orders.js'
import type { Order, OrderKey } from '../../orders/order.js'

const { orders } = onetableOrders(new DynamoDBClient({}))

export const get = (key: OrderKey) => orders.get(key)
export const put = (order: Order): Promise<unknown> => orders.create(order, { exists: null })
export const query = (customerId: string) => orders.find({ customerId, sk: { begins: 'ORDER#' } })
