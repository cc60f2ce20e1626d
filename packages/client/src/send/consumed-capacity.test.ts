import { faults, startFaultProxy } from '@keyprint/local'
import { testTable } from '@keyprint/local/vitest'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { ConsumedCapacity, connect } from '../index.js'
import { newOrder, orderKey } from '../testing/orders.js'
import { shop } from '../testing/shop.js'

const table = testTable(shop)
const proxy = await startFaultProxy(table.endpoint)
const db = connect(shop, { client: proxy.client(), tableName: table.tableName })
beforeEach(proxy.reset)
afterAll(proxy.stop)

describe('consumed capacity', () => {
  it('is counted for a write, by table and index', async () => {
    const capacity = new ConsumedCapacity()
    await db.order.put(newOrder('o1', { region: 'eu', city: 'Rome' }), { capacity })
    expect(capacity).toEqual(
      Object.assign(new ConsumedCapacity(), {
        requests: 1,
        writeUnits: 3,
        table: { readUnits: 0, writeUnits: 1 },
        indexes: { gsi1: { readUnits: 0, writeUnits: 1 }, gsi2: { readUnits: 0, writeUnits: 1 } },
      }),
    )
  })

  it('is counted for a read, and half of it where that is not consistent', async () => {
    const [eventual, consistent] = [new ConsumedCapacity(), new ConsumedCapacity()]
    await db.order.get(orderKey('o1'), { capacity: eventual })
    await db.order.get(orderKey('o1'), { capacity: consistent, consistent: true })
    expect([eventual.readUnits, consistent.readUnits]).toEqual([0.5, 1])
    expect(eventual.table).toEqual({ readUnits: 0.5, writeUnits: 0 })
  })

  it('is summed over the calls that share a counter', async () => {
    const capacity = new ConsumedCapacity()
    const options = { capacity }
    await db.order.create(newOrder('o2'), options)
    await db.order.update(orderKey('o2'), { set: { note: 'a' }, ...options })
    await db.order.get(orderKey('o2'), options)
    await db.ordersByStatus({ status: 'placed' }, options).collect()
    await db.order.delete(orderKey('o2'), options)
    expect(capacity).toMatchObject({ requests: 5, readUnits: 1, indexes: { gsi1: { readUnits: 0.5 } } })
    expect(capacity.writeUnits).toBeGreaterThanOrEqual(5)
  })

  it('is counted for transactions, with their guards', async () => {
    const capacity = new ConsumedCapacity()
    await db.customer.create({ customerId: 'c1', email: 'c1@example.com', name: 'C' }, { capacity })
    // DynamoDB itself counts each item of a transaction twice; DynamoDB Local does not.
    expect(capacity).toMatchObject({ requests: 1, writeUnits: 2 })
  })

  it('is counted for what has to be read before a write', async () => {
    const capacity = new ConsumedCapacity()
    await db.order.readThenUpdate(orderKey('o1'), { set: { city: 'Bonn' }, capacity })
    expect(capacity).toMatchObject({ requests: 2, readUnits: 1 })
    expect(capacity.writeUnits).toBeGreaterThan(1)
  })

  it('counts answers, not what the SDK has to try again', async () => {
    proxy.inject({ operation: 'GetItem', fault: faults.throttle() })
    const capacity = new ConsumedCapacity()
    await db.order.get(orderKey('o1'), { capacity })
    expect(capacity.requests).toBe(1)
    expect(proxy.requests).toHaveLength(2)
  })

  it('is not asked for when nobody counts', async () => {
    await db.order.get(orderKey('o1'))
    expect(proxy.requests[0]?.body).not.toHaveProperty('ReturnConsumedCapacity')
  })
})
