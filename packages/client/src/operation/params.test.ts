import { startFaultProxy } from '@keyprint/local'
import { testTable } from '@keyprint/local/vitest'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { connect } from '../index.js'
import { newOrder, orderKey } from '../testing/orders.js'
import { shop } from '../testing/shop.js'

const table = testTable(shop)
const proxy = await startFaultProxy(table.endpoint)
const db = connect(shop, { client: proxy.client(), tableName: table.tableName })
afterAll(async () => {
  vi.useRealTimers()
  await proxy.stop()
})
beforeEach(async () => {
  // A request may hold the current time, and is to be the same when it is sent.
  vi.useFakeTimers({ now: Date.now(), toFake: ['Date'] })
  await db.order.put(newOrder('o1'))
  await db.cart.put({ cartId: 'k1', owner: 'c1' })
  proxy.reset()
})

interface Call extends PromiseLike<unknown> {
  params(): object | readonly object[]
}

const calls: readonly [string, () => Call][] = [
  ['get', () => db.order.get(orderKey('o1'))],
  ['get of some attributes', () => db.order.get(orderKey('o1'), { select: ['total'], consistent: true })],
  ['getOrFail', () => db.order.getOrFail(orderKey('o1'))],
  ['create', () => db.order.create(newOrder(crypto.randomUUID()))],
  [
    'create of what expires',
    () => db.cart.create({ cartId: crypto.randomUUID(), owner: 'c1', expiresAt: { days: 1 } }),
  ],
  ['put', () => db.order.put(newOrder('o1'))],
  ['put with a condition', () => db.order.put(newOrder('o1'), { if: (o) => o.total.eq(10), return: 'old' })],
  [
    'update',
    () =>
      db.order.update(orderKey('o1'), {
        set: { status: 'paid', region: 'eu', city: 'Rome' },
        add: { total: 1 },
        if: (o) => o.status.eq('placed'),
        return: 'new',
      }),
  ],
  ['update of what expires', () => db.cart.update({ cartId: 'k1' }, { set: { expiresAt: { hours: 1 } } })],
  ['delete', () => db.order.delete(orderKey('o1'), { return: 'old' })],
  ['delete with a condition', () => db.order.delete(orderKey('o1'), { if: (o) => o.total.eq(10) })],
  ['batch.get', () => db.batch.get([db.order.key(orderKey('o1')), db.cart.key({ cartId: 'k1' })])],
  [
    'batch.write',
    () => db.batch.write((b) => [b.order.put(newOrder('o2')), b.cart.delete({ cartId: 'k1' })]),
  ],
  ['transact.get', () => db.transact.get([db.order.key(orderKey('o1')), db.cart.key({ cartId: 'k1' })])],
  [
    'transact',
    () =>
      db.transact(
        (tx) => [
          tx.order.update(orderKey('o1'), { set: { total: 3 } }),
          tx.cart.check({ cartId: 'k1' }),
          tx.order.delete(orderKey('o9')),
        ],
        { idempotencyToken: crypto.randomUUID() },
      ),
  ],
]

/** As JSON, which is how it goes over the wire. */
const wire = (params: object): unknown =>
  JSON.parse(JSON.stringify(params, (_, value) => (value instanceof Uint8Array ? [...value] : value)))

describe.each(calls)('params() of %s', (_, make) => {
  it('sends nothing, and is what is sent', async () => {
    const call = make()
    const shown = [call.params()].flat().map(wire)
    expect(proxy.requests).toEqual([])
    await call
    expect(proxy.requests.map(({ body }) => body)).toEqual(shown)
  })
})

describe('a call', () => {
  it('is sent once, however often it is awaited', async () => {
    const call = db.order.update(orderKey('o1'), { add: { total: 1 }, return: 'new' })
    expect(await call).toBe(await call)
    await Promise.all([call, call])
    expect(proxy.requests).toHaveLength(1)
  })

  it('is not sent when it is not awaited', async () => {
    db.order.delete(orderKey('o1'))
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(proxy.requests).toEqual([])
  })

  it('has catch and finally like a promise', async () => {
    const done = vi.fn()
    const nobody = db.order.getOrFail(orderKey('nobody'))
    expect(await nobody.catch((error) => error)).toMatchObject({ code: 'NOT_FOUND' })
    await expect(nobody.finally(done)).rejects.toThrow('There is no order')
    expect(done).toHaveBeenCalledTimes(1)
    expect(proxy.requests).toHaveLength(1)
  })

  it.each<[string, () => Call & { catch(rejected: (error: unknown) => unknown): Promise<unknown> }]>([
    ['get', () => db.order.get({ customerId: 'c1' } as never)],
    ['put', () => db.order.put({ customerId: 'c1' } as never)],
    ['batch.write', () => db.batch.write((b) => [b.order.delete({ customerId: 'c1' } as never)])],
    ['batch.get', () => db.batch.get([db.order.key({ customerId: 'c1' } as never)])],
    ['transact', () => db.transact((tx) => [tx.order.check({ customerId: 'c1' } as never)])],
  ])('hands to catch what is refused before it is sent: %s', async (_, make) => {
    expect(await make().catch((error) => error)).toMatchObject({ code: 'VALIDATION' })
  })

  it('throws from params() what it is rejected with', () => {
    expect(() => db.order.get({ customerId: 'c1' } as never).params()).toThrow('order.orderId is missing')
    expect(() => db.order.put({} as never).params()).toThrow('order.customerId is missing')
  })

  it.each<[string, () => Call]>([
    ['put', () => db.customer.put({ customerId: 'c1', email: 'b', name: 'A' }, { ifVersion: 1 })],
    ['update of what is unique', () => db.customer.update({ customerId: 'c1' }, { set: { email: 'b' } })],
    ['delete', () => db.customer.delete({ customerId: 'c1' })],
    ['readThenUpdate', () => db.order.readThenUpdate(orderKey('o1'), { set: { city: 'Rome' } })],
    ['transaction', () => db.transact((tx) => [tx.customer.delete({ customerId: 'c1' })])],
  ])('cannot show a request that depends on what is stored: %s', (_, make) => {
    expect(() => make().params()).toThrow(
      'depends on the item as it is stored, so its request is not known before it is sent; await it instead',
    )
  })

  it('shows the guards that go with a create', () => {
    const params = db.customer.create({ customerId: 'c2', email: 'b', name: 'B' }).params()
    expect(params).toMatchObject({
      TransactItems: [
        { Put: { Item: { pk: { S: 'CUSTOMER#c2' } } } },
        { Put: { Item: { pk: { S: 'UNIQUE#customer#email#b' } } } },
      ],
    })
  })
})
