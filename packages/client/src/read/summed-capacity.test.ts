import { faults, startFaultProxy } from '@keyprint/local'
import { describeWithDynamoDB, testTable } from '@keyprint/local/vitest'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { ConsumedCapacity, connect } from '../index.js'
import { anOrder, day } from '../testing/reads/orders.js'
import { store } from '../testing/reads/store.js'

const table = testTable(store)
const proxy = await startFaultProxy(table.endpoint)
const db = connect(store, { client: proxy.client(), tableName: table.tableName })
afterAll(proxy.stop)
beforeEach(proxy.reset)

const c1 = { customerId: 'c1' }
const COUNT = 40
/** Of 4 KB and a little, in no index: two units for each consistent read, five for each write. */
const remarks = Array.from({ length: COUNT }, (_, i) => ({
  ...c1,
  placedAt: day(1),
  orderId: 'o',
  remarkId: String(i).padStart(2, '0'),
  text: 'x'.repeat(4096),
}))
const READ_UNITS = 2 * COUNT
const WRITE_UNITS = 5 * COUNT

beforeAll(async () => {
  await connect(store, table).batch.write((b) => remarks.map(b.remark.put))
})

describeWithDynamoDB('read 29: capacity is summed as DynamoDB reports it', () => {
  const keys = remarks.map((remark) => db.remark.key(remark))

  it('over pages, also those that a filter left empty', async () => {
    const capacity = new ConsumedCapacity()
    const options = { capacity, consistent: true, pageSize: 4, requestsPerPage: 3 }
    await db.remarksOfCustomer(c1, { ...options, filter: (o) => o.text.eq('none') }).collect()
    expect(capacity.requests).toBe(proxy.requests.length)
    expect(capacity.requests).toBeGreaterThanOrEqual(COUNT / 4)
    // A query is rounded up to 4 KB once a request, not once an item.
    expect(capacity.readUnits).toBeGreaterThan(COUNT)
    expect(capacity.table.readUnits).toBe(capacity.readUnits)
  })

  it('over chunks and repeated tries of a batch get', async () => {
    const capacity = new ConsumedCapacity()
    proxy.inject({ fault: faults.unprocessed(), times: 3 })
    const read = await db.batch.get(keys, { capacity, consistent: true })
    expect(read).toEqual(remarks)
    expect(proxy.requests).toHaveLength(4)
    expect(capacity).toMatchObject({ requests: 4, readUnits: READ_UNITS, writeUnits: 0 })
  })

  it('over chunks and repeated tries of a batch write', async () => {
    const capacity = new ConsumedCapacity()
    proxy.inject({ fault: faults.unprocessed(), times: 2 })
    await db.batch.write((b) => remarks.map(b.remark.put), { capacity })
    expect(proxy.requests).toHaveLength(4)
    expect(capacity).toMatchObject({ requests: 4, readUnits: 0 })
    expect(capacity.writeUnits).toBeGreaterThanOrEqual(WRITE_UNITS)
  })

  it('over the segments of a scan, and what goes on from its checkpoint', async () => {
    const [whole, parts] = [new ConsumedCapacity(), new ConsumedCapacity()]
    await db.allOrders({ capacity: whole, consistent: true, segments: 3 }).collect()
    const options = { capacity: parts, consistent: true, segments: 3, requestsPerPage: 1 }
    const { value } = await db.allOrders(options).pages().next()
    await db.allOrders({ ...options, checkpoint: value?.checkpoint }).collect()
    expect(whole.requests).toBe(3)
    expect(whole.readUnits).toBeGreaterThan(COUNT)
    expect(parts.readUnits).toBeGreaterThanOrEqual(whole.readUnits)
  })

  it('over repeated tries of a transaction that others stood in the way of', async () => {
    const capacity = new ConsumedCapacity()
    const operation = 'TransactWriteItems'
    proxy.inject({ operation, fault: faults.transactionConflict(), times: 2 })
    await db.transact((tx) => [tx.org.put({ orgId: 'acme', title: 't' })], { capacity })
    // Requests of a scan that was left may still arrive.
    expect(proxy.requests.filter((sent) => sent.operation === operation)).toHaveLength(3)
    // A canceled transaction reports nothing.
    expect(capacity).toMatchObject({ requests: 1 })
    expect(capacity.writeUnits).toBeGreaterThan(0)
  })

  it('over the read and the write of an update that reads first', async () => {
    const capacity = new ConsumedCapacity()
    const key = { ...c1, placedAt: day(9), orderId: 'anew' }
    await db.order.put(anOrder('anew', { ...key, country: 'FR', region: 'r', city: 'c', year: 1, month: 2 }))
    proxy.reset()
    await db.order.readThenUpdate(key, { set: { city: 'Lyon' }, capacity })
    expect(capacity.requests).toBe(proxy.requests.length)
    expect(capacity.readUnits).toBeGreaterThan(0)
    expect(capacity.writeUnits).toBeGreaterThan(0)
  })

  it('and not what the SDK tried again without an answer that reports any', async () => {
    const capacity = new ConsumedCapacity()
    proxy.inject({ operation: 'Query', fault: faults.throttle(), times: 2 })
    await db.remarksOfCustomer(c1, { capacity, limit: 1 }).page()
    expect(proxy.requests).toHaveLength(3)
    expect(capacity.requests).toBe(1)
  })
})
