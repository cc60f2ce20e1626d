import { faults, startFaultProxy } from '@keyprint/local'
import { describeWithDynamoDB, testTable } from '@keyprint/local/vitest'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { connect } from '../connect.js'
import { ConsumedCapacity } from '../send/consumed-capacity.js'
import { listOf } from '../testing/reads/list-of.js'
import { anOrder, day } from '../testing/reads/orders.js'
import { store } from '../testing/reads/store.js'

const table = testTable(store)
const proxy = await startFaultProxy(table.endpoint)
const db = connect(store, { ...table, client: proxy.client() })
afterAll(proxy.stop)
beforeEach(proxy.reset)
const c1 = { customerId: 'c1' }

beforeAll(async () => {
  const bulk = 'x'.repeat(3_900)
  await connect(store, table).batch.write((b) =>
    Array.from({ length: 12 }, (_, i) => b.order.put(anOrder(`o${i}`, { bulk }))),
  )
})

describeWithDynamoDB('consumed capacity', () => {
  it('of a query is summed over its requests', async () => {
    const capacity = new ConsumedCapacity()
    await db.ordersOfCustomer(c1, { capacity, pageSize: 5, consistent: true }).collect()
    // Twelve items of 4 KB, and each request is rounded up to 4 KB.
    expect(capacity.requests).toBe(3)
    expect(capacity.readUnits).toBeGreaterThanOrEqual(12)
    expect(capacity.readUnits).toBeLessThanOrEqual(15)
    expect(capacity.table.readUnits).toBe(capacity.readUnits)
    expect(capacity.writeUnits).toBe(0)
    expect(proxy.requests).toHaveLength(3)
  })

  it('counts each way of reading that uses it', async () => {
    const capacity = new ConsumedCapacity()
    const reading = db.ordersOfCustomer(c1, { capacity, limit: 2 })
    await reading.page()
    await reading.collect()
    await listOf(reading)
    for await (const _ of reading.pages()) break
    expect(capacity).toMatchObject({ requests: 4 })
  })

  it('of an index is told apart from that of the table', async () => {
    const capacity = new ConsumedCapacity()
    await db.ordersByStatus({ status: 'placed' }, { capacity }).collect()
    await db.ordersByTotal(c1, { capacity }).collect()
    await db.order.get({ ...c1, placedAt: day(1), orderId: 'o1' }, { capacity })
    const { gsi1, lsi1 } = capacity.indexes
    expect(gsi1?.readUnits).toBeGreaterThan(0)
    expect(lsi1?.readUnits).toBeGreaterThan(0)
    expect(capacity.table.readUnits).toBe(1)
    expect(capacity.readUnits).toBe((gsi1?.readUnits ?? 0) + (lsi1?.readUnits ?? 0) + 1)
    expect(capacity.requests).toBe(3)
  })

  it('of a scan in segments is summed over all of them', async () => {
    const capacity = new ConsumedCapacity()
    await db.allOrders({ segments: 3, capacity }).collect()
    expect(capacity.requests).toBe(3)
    expect(capacity.readUnits).toBeGreaterThanOrEqual(6)
  })

  it('is asked for only when somebody counts it', async () => {
    await db.ordersOfCustomer(c1).page()
    await db.ordersOfCustomer(c1, { capacity: new ConsumedCapacity() }).page()
    expect(proxy.requests.map(({ body }) => body.ReturnConsumedCapacity)).toEqual([undefined, 'INDEXES'])
  })

  it('counts what was read before a failure', async () => {
    const capacity = new ConsumedCapacity()
    const pages = db.ordersOfCustomer(c1, { capacity, pageSize: 5 }).pages()
    await pages.next()
    const denied = { status: 400, code: 'AccessDeniedException', message: 'no' }
    proxy.inject({ operation: 'Query', fault: faults.serviceError(denied) })
    await expect(pages.next()).rejects.toThrow('denied')
    expect(capacity.requests).toBe(1)
    expect(capacity.readUnits).toBeGreaterThan(0)
  })
})
