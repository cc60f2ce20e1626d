import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { onetableOrders } from '../../orders/onetable-orders.js'
import type { Order } from '../../orders/order.js'
import type { OrderStore } from '../operations.js'
import { inOrder } from './in-order.js'

export function onetableStore(client: DynamoDBClient): OrderStore {
  const { table, orders } = onetableOrders(client)
  return {
    get: async (key) => (await orders.get(key)) as Order | undefined,
    put: (order) => orders.create(order, { exists: null }),
    update: (key, changes) => orders.update({ ...key, ...changes }, { return: 'none' }),
    query: async (customerId) => {
      const found: object[] = []
      let next: object | undefined
      do {
        const page = await orders.find(
          { customerId, sk: { begins: 'ORDER#' } },
          next === undefined ? {} : { next },
        )
        found.push(...page)
        next = page.next
      } while (next !== undefined)
      return found as Order[]
    },
    batchGet: async (keys) => {
      const batch = {}
      for (const key of keys) await orders.get(key, { batch })
      const items = (await table.batchGet<Order>(batch, { parse: true })) as Order[]
      return inOrder(keys, items)
    },
    batchWrite: async (list) => {
      const batch = {}
      for (const order of list) await orders.create(order, { batch, exists: null })
      return table.batchWrite(batch)
    },
    transact: async ({ put, update, delete: removed, check }) => {
      const transaction = {}
      await orders.create(put, { transaction, exists: null })
      await orders.update({ ...update.key, ...update.changes }, { transaction })
      await orders.remove(removed, { transaction, exists: null })
      await orders.check(check, { transaction, exists: true })
      return table.transact('write', transaction)
    },
  }
}
