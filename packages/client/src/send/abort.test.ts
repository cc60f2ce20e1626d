import { faults, startFaultProxy } from '@keyprint/local'
import { testTable } from '@keyprint/local/vitest'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { connect } from '../index.js'
import { newOrder, orderKey } from '../testing/orders.js'
import { rejection } from '../testing/rejection.js'
import { shop } from '../testing/shop.js'

const table = testTable(shop)
const proxy = await startFaultProxy(table.endpoint)
const db = connect(shop, { client: proxy.client(), tableName: table.tableName })
beforeEach(proxy.reset)
afterAll(proxy.stop)

/** Where no call arrives that a test has given up. */
const quiet = await (async () => {
  const proxy = await startFaultProxy(table.endpoint)
  afterAll(proxy.stop)
  return { proxy, db: connect(shop, { client: proxy.client(), tableName: table.tableName }) }
})()

type Options = { readonly signal: AbortSignal }
const calls: readonly [string, (options: Options, own?: typeof db) => PromiseLike<unknown>][] = [
  ['get', (options, own = db) => own.order.get(orderKey('o1'), options)],
  ['getOrFail', (options, own = db) => own.order.getOrFail(orderKey('o1'), options)],
  ['create', (options, own = db) => own.order.create(newOrder('o1'), options)],
  [
    'create with guards',
    (options, own = db) => own.customer.create({ customerId: 'c', email: 'c', name: 'C' }, options),
  ],
  ['put', (options, own = db) => own.order.put(newOrder('o1'), options)],
  ['update', (options, own = db) => own.order.update(orderKey('o1'), { set: { total: 1 }, ...options })],
  [
    'readThenUpdate',
    (options, own = db) => own.order.readThenUpdate(orderKey('o1'), { set: { city: 'a' }, ...options }),
  ],
  ['delete', (options, own = db) => own.order.delete(orderKey('o1'), options)],
  ['transact', (options, own = db) => own.transact((tx) => [tx.order.put(newOrder('o1'))], options)],
  ['transact.get', (options, own = db) => own.transact.get([own.order.key(orderKey('o1'))], options)],
  ['batch.get', (options, own = db) => own.batch.get([own.order.key(orderKey('o1'))], options)],
  [
    'batch.write',
    (options, own = db) => own.batch.write((batch) => [batch.order.put(newOrder('o1'))], options),
  ],
  ['query', (options, own = db) => own.ordersByStatus({ status: 'placed' }, options).page()],
  ['health', (options, own = db) => own.health(options)],
]

describe.each(calls)('%s', (_, call) => {
  const reason = new Error('changed my mind')

  it('ends with the reason of the user who aborts it', async () => {
    // All of them: a call that an earlier test gave up may still arrive.
    proxy.inject({ fault: faults.delay(5_000), times: 100 })
    const controller = new AbortController()
    setTimeout(() => controller.abort(reason), 30)
    expect(await rejection(call({ signal: controller.signal }))).toBe(reason)
  })

  it('sends nothing when it was aborted before', async () => {
    expect(await rejection(call({ signal: AbortSignal.abort(reason) }, quiet.db))).toBe(reason)
    expect(quiet.proxy.requests).toEqual([])
  })
})

describe('a call in between two tries', () => {
  it.each<[string, (options: Options) => PromiseLike<unknown>]>([
    ['of a transaction', (options) => db.transact((tx) => [tx.order.put(newOrder('o1'))], options)],
    ['of a read transaction', (options) => db.transact.get([db.order.key(orderKey('o1'))], options)],
    ['of a single write', (options) => db.order.put(newOrder('o1'), options)],
  ])('ends at once: %s', async (_, call) => {
    proxy.inject({ fault: faults.transactionConflict(), times: 100 })
    const reason = new Error('enough')
    const signal = AbortSignal.any([AbortSignal.timeout(60_000)])
    const controller = new AbortController()
    const aborted = rejection(call({ signal: AbortSignal.any([signal, controller.signal]) }))
    await expect.poll(() => proxy.requests.length, { interval: 1 }).toBeGreaterThan(0)
    controller.abort(reason)
    expect(await aborted).toBe(reason)
  })
})
