import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { connect } from '@keyprint/client'
import { design } from '../../orders/keyprint-design.js'
import { TABLE_NAME } from '../../orders/order.js'
import type { OrderStore } from '../operations.js'

export function keyprintStore(client: DynamoDBClient): OrderStore {
  const db = connect(design, { client, tableName: TABLE_NAME })
  return {
    get: async (key) => db.order.get(key),
    put: async (order) => db.order.put(order),
    update: async (key, changes) => db.order.update(key, { set: changes }),
    query: (customerId) => db.ordersOfCustomer({ customerId }).collect(),
    batchGet: async (keys) => db.batch.get(keys.map((key) => db.order.key(key))),
    batchWrite: async (orders) => db.batch.write((batch) => orders.map((order) => batch.order.put(order))),
    transact: async ({ put, update, delete: removed, check }) =>
      db.transact((tx) => [
        tx.order.put(put),
        tx.order.update(update.key, { set: update.changes }),
        tx.order.delete(removed),
        tx.order.check(check),
      ]),
  }
}
