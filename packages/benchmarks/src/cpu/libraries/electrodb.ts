import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { Service } from 'electrodb'
import { electrodbOrders, fromElectroOrder, toElectroOrder } from '../../orders/electrodb-orders.js'
import type { Order, OrderKey } from '../../orders/order.js'
import type { OrderStore } from '../operations.js'

export function electrodbStore(client: DynamoDBDocumentClient): OrderStore {
  const order = electrodbOrders(client)
  const service = new Service({ order })
  return {
    get: async (key) => fromElectroOrder((await order.get(key).go()).data),
    put: (item) => order.put(toElectroOrder(item)).go(),
    update: (key, changes) => order.patch(key).set(changes).go(),
    query: async (customerId) => {
      const { data } = await order.query.byCustomer({ customerId }).go({ pages: 'all' })
      return data.map(fromElectroOrder) as Order[]
    },
    batchGet: async (keys) => {
      const { data } = await order.get(keys as OrderKey[]).go({ preserveBatchOrder: true })
      return data.map(fromElectroOrder)
    },
    batchWrite: (orders) => order.put(orders.map(toElectroOrder)).go(),
    transact: ({ put, update, delete: removed, check }) =>
      service.transaction
        .write((tx) => [
          tx.order.put(toElectroOrder(put)).commit(),
          tx.order.patch(update.key).set(update.changes).commit(),
          tx.order.delete(removed).commit(),
          tx.order
            .check(check)
            .where(({ orderId }, { exists }) => exists(orderId))
            .commit(),
        ])
        .go(),
  }
}
