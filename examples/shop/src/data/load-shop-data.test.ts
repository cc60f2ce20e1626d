import { paginateScan } from '@aws-sdk/client-dynamodb'
import { connect } from '@keyprint/client'
import { testTable } from '@keyprint/local/vitest'
import { describe, expect, it } from 'vitest'
import { shop } from '../design.js'
import { shopData as data, silent } from '../testing/loaded-shop.js'
import { loadShopData } from './load-shop-data.js'
import type { Progress } from './progress.js'

const table = testTable(shop)

/** How many items of each entity are in the table; guard items of unique emails have none. */
async function countByEntity(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for await (const { Items = [] } of paginateScan({ client: table.client }, { TableName: table.tableName })) {
    for (const { _entity } of Items) {
      const entity = _entity?.S ?? 'none'
      counts[entity] = (counts[entity] ?? 0) + 1
    }
  }
  return counts
}

describe('loading', () => {
  it('brings every row of the CSV files into the table', async () => {
    const db = connect(shop, table)
    const shown = new Map<string, { total: number; done: number }>()
    let current = { total: 0, done: 0 }
    const progress: Progress = {
      start: (what, total) => {
        current = { total, done: 0 }
        shown.set(what, current)
      },
      advance: (count) => {
        current.done += count
      },
      end: () => {},
    }

    await loadShopData(db, data, { progress })

    expect(await countByEntity()).toMatchObject({ customer: 500, product: 200, order: 5000, cart: 40 })
    expect(Object.fromEntries(shown)).toEqual({
      customers: { total: 500, done: 500 },
      products: { total: 200, done: 200 },
      orders: { total: 5000, done: 5000 },
      carts: { total: 40, done: 40 },
    })
    const { customer, order } = await db.customerWithOrders({ customerId: 'C0346' }).collect()
    expect(order).toHaveLength(customer?.orderCount ?? -1)
    expect(order).toContainEqual(data.orders.find(({ customerId }) => customerId === 'C0346'))
  })

  it('fails for a customer who is there already', async () => {
    await expect(loadShopData(connect(shop, table), data, { progress: silent })).rejects.toThrow(
      /customer \{ customerId: "C\d{4}" \} exists already/,
    )
  })

  it('stops when it is told to', async () => {
    const stop = new AbortController()
    const reason = new Error('enough')
    const progress: Progress = { ...silent, start: () => stop.abort(reason) }

    await expect(loadShopData(connect(shop, table), data, { progress, signal: stop.signal })).rejects.toBe(
      reason,
    )
  })
})
