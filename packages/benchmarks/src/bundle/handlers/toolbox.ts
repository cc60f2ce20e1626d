import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutItemCommand, type PutItemInput } from 'dynamodb-toolbox/entity/actions/put'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import type { Order, OrderKey } from '../../orders/order.js'
import { toolboxOrders } from '../../orders/toolbox-orders.js'

const { table, entity } = toolboxOrders(DynamoDBDocumentClient.from(new DynamoDBClient({})))

export const get = async (key: OrderKey) => (await entity.build(GetItemCommand).key(key).send()).Item
export const put = (order: Order): Promise<unknown> =>
  entity
    .build(PutItemCommand)
    .item(order as PutItemInput<typeof entity>)
    .send()
export const query = async (customerId: string) => {
  const { Items } = await table
    .build(QueryCommand)
    .entities(entity)
    .query({ partition: `CUSTOMER#${customerId}`, range: { beginsWith: 'ORDER#' } })
    .send()
  return Items ?? []
}
