import { describeWithDynamoDB, testTable } from '@keyprint/local/vitest'
import { expect, it } from 'vitest'
import { design } from '../orders/keyprint-design.js'
import type { Order } from '../orders/order.js'
import { BULK_LIBRARIES } from './bulk-store.js'
import { manyOrders } from './many-orders.js'
import { bulkStore } from './stores.js'

const COUNT = 130
const byId = (orders: Iterable<Order>) => [...orders].sort((a, b) => (a.orderId < b.orderId ? -1 : 1))

for (const library of BULK_LIBRARIES) {
  describeWithDynamoDB(library, () => {
    const table = testTable(design)

    it('writes all orders, and scans each of them once', async () => {
      const store = bulkStore(library, table)
      await store.write(manyOrders(COUNT))
      const read: Order[] = []
      for await (const orders of store.scan()) read.push(...orders)
      expect(byId(read)).toEqual(byId(manyOrders(COUNT)))
    })
  })
}
