import { describeWithDynamoDB, testTable } from '@keyprint/local/vitest'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import { connect } from '../connect.js'
import { listOf } from '../testing/reads/list-of.js'
import { anOrder, day } from '../testing/reads/orders.js'
import { recording } from '../testing/reads/recording.js'
import { store } from '../testing/reads/store.js'

const table = testTable(store)
const client = recording(table.client)
const db = connect(store, { ...table, client })
const c1 = { customerId: 'c1' }
const key = { ...c1, placedAt: day(1), orderId: 'o1' }
let after: string | undefined

beforeAll(async () => {
  await db.batch.write((b) => [1, 2, 3, 4].map((n) => b.order.put(anOrder(`o${n}`, { placedAt: day(n) }))))
  after = (await db.ordersOfCustomer(c1, { limit: 1 }).page()).cursor
})
beforeEach(() => client.forget())

interface Shown {
  params(): unknown
}

describeWithDynamoDB('params() shows what is sent, and sends nothing:', () => {
  it.each<[string, () => Shown & PromiseLike<unknown>]>([
    ['get', () => db.order.get(key)],
    [
      'a consistent get of some attributes',
      () => db.order.get(key, { consistent: true, select: ['status'] }),
    ],
    ['getOrFail', () => db.order.getOrFail(key)],
    ['a pattern of kind get', () => db.orderByKey(key, { select: ['total'] })],
    ['batch.get', () => db.batch.get([db.order.key(key), db.customer.key(c1)])],
    ['transact.get', () => db.transact.get([db.order.key(key)])],
  ])('%s', async (_, read) => {
    const operation = read()
    const params = operation.params()
    expect(operation.params()).toEqual(params)
    expect(client.inputs).toEqual([])
    await operation
    expect(client.inputs).toEqual([params].flat())
  })

  it.each<
    [string, () => Shown & AsyncIterable<unknown> & { page(): Promise<unknown>; collect(): Promise<unknown> }]
  >([
    ['a query', () => db.ordersOfCustomer(c1)],
    ['a query with a limit', () => db.ordersOfCustomer(c1, { limit: 3 })],
    ['a query with a page size', () => db.ordersOfCustomer(c1, { pageSize: 3 })],
    [
      'a query with a limit and a smaller page size',
      () => db.ordersOfCustomer(c1, { limit: 3, pageSize: 2 }),
    ],
    ['a query with a limit and a larger page size', () => db.ordersOfCustomer(c1, { limit: 3, pageSize: 9 })],
    ['a query after a cursor', () => db.ordersOfCustomer(c1, { after, limit: 2 })],
    [
      'a query with everything',
      () =>
        db.ordersByStatus(
          { status: 'placed' },
          {
            from: { placedAt: day(1) },
            to: { placedAt: day(3), orderId: 'o3' },
            filter: (o) => [o.total.gt(1), o.note.missing()],
            select: ['total', 'note'],
            order: 'descending',
            limit: 2,
          },
        ),
    ],
    ['a consistent query', () => db.ordersByTotal(c1, { consistent: true, beginsWith: { total: 10 } })],
    ['an item collection', () => db.customerWithOrders(c1, { limit: 2, order: 'descending' })],
    ['a scan', () => db.allOrders({ filter: (o) => o.total.gt(1), limit: 2 })],
    ['a scan of an index', () => db.allFlagged()],
  ])('%s', async (_, read) => {
    const reading = read()
    const params = reading.params()
    expect(reading.params()).toEqual(params)
    expect(client.inputs).toEqual([])
    for (const send of [() => reading.page(), () => reading.collect(), () => listOf(reading)]) {
      client.forget()
      await send()
      expect(client.inputs[0]).toEqual(params)
    }
  })

  it('a scan in segments', async () => {
    const reading = db.allOrders({ segments: 3, pageSize: 100 })
    const params = reading.params()
    expect(client.inputs).toEqual([])
    await reading.collect()
    expect(client.inputs).toEqual(params)
  })

  it('and can be changed without changing what is sent', async () => {
    const reading = db.ordersOfCustomer(c1)
    Object.assign(reading.params(), { TableName: 'other' })
    expect(await reading.collect()).toHaveLength(4)
  })
})
