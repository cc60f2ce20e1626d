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

type Options = { readonly signal: AbortSignal }
const calls: readonly [string, (options: Options) => PromiseLike<unknown>][] = [
  ['get', (options) => db.order.get(orderKey('o1'), options)],
  ['getOrFail', (options) => db.order.getOrFail(orderKey('o1'), options)],
  ['create', (options) => db.order.create(newOrder('o1'), options)],
  [
    'create with guards',
    (options) => db.customer.create({ customerId: 'c', email: 'c', name: 'C' }, options),
  ],
  ['put', (options) => db.order.put(newOrder('o1'), options)],
  ['update', (options) => db.order.update(orderKey('o1'), { set: { total: 1 }, ...options })],
  [
    'readThenUpdate',
    (options) => db.order.readThenUpdate(orderKey('o1'), { set: { city: 'a' }, ...options }),
  ],
  ['delete', (options) => db.order.delete(orderKey('o1'), options)],
  ['transact', (options) => db.transact((tx) => [tx.order.put(newOrder('o1'))], options)],
  ['transact.get', (options) => db.transact.get([db.order.key(orderKey('o1'))], options)],
  ['batch.get', (options) => db.batch.get([db.order.key(orderKey('o1'))], options)],
  ['batch.write', (options) => db.batch.write((batch) => [batch.order.put(newOrder('o1'))], options)],
  ['query', (options) => db.ordersByStatus({ status: 'placed' }, options).page()],
  ['health', (options) => db.health(options)],
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
    expect(await rejection(call({ signal: AbortSignal.abort(reason) }))).toBe(reason)
    expect(proxy.requests).toEqual([])
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
    const signal = AbortSignal.any([AbortSignal.timeout(10_000)])
    const controller = new AbortController()
    setTimeout(() => controller.abort(reason), 40)
    expect(await rejection(call({ signal: AbortSignal.any([signal, controller.signal]) }))).toBe(reason)
  })
})
