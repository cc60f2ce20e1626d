import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { rangeWhereSkBeginsWith } from '@symphoniacloud/dynamodb-entity-store'
import { entityStoreOrders } from '../../orders/entity-store-orders.js'
import type { Order, OrderKey } from '../../orders/order.js'

const { orders } = entityStoreOrders(DynamoDBDocumentClient.from(new DynamoDBClient({})))

export const get = (key: OrderKey) => orders.getOrUndefined(key)
export const put = (order: Order): Promise<unknown> => orders.put(order)
export const query = (customerId: string) =>
  orders.queryAllByPkAndSk({ customerId }, rangeWhereSkBeginsWith('ORDER#'))
