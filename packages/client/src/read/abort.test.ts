import { setTimeout as sleep } from 'node:timers/promises'
import { faults, startFaultProxy } from '@keyprint/local'
import { describeWithDynamoDB, testTable } from '@keyprint/local/vitest'
import { afterAll, beforeAll, beforeEach, expect, it, onTestFinished, vi } from 'vitest'
import { connect } from '../connect.js'
import { listOf } from '../testing/reads/list-of.js'
import { anOrder, day } from '../testing/reads/orders.js'
import { recording } from '../testing/reads/recording.js'
import { store } from '../testing/reads/store.js'
import { rejection } from '../testing/rejection.js'

const table = testTable(store)
const proxy = await startFaultProxy(table.endpoint)
// What is sent, not what arrives: a request that was given up may arrive later.
const client = recording(proxy.client())
const db = connect(store, { ...table, client })
afterAll(proxy.stop)
beforeEach(() => {
  client.forget()
  proxy.reset()
})

const orderKey = (orderId: string) => ({ customerId: 'c1', placedAt: day(1), orderId })
const keys = Array.from({ length: 12 }, (_, i) => db.order.key(orderKey(`o${i}`)))

beforeAll(async () => {
  await connect(store, table).batch.write((b) => keys.map((_, i) => b.order.put(anOrder(`o${i}`))))
})

interface Options {
  readonly signal: AbortSignal
}

/** Every read there is. */
const reads: readonly (readonly [string, (options: Options, client?: typeof db) => PromiseLike<unknown>])[] =
  [
    ['get', (options, own = db) => own.order.get(orderKey('o1'), options)],
    ['getOrFail', (options, own = db) => own.order.getOrFail(orderKey('o1'), options)],
    ['a pattern of kind get', (options, own = db) => own.orderByKey(orderKey('o1'), options)],
    ['page()', (options, own = db) => own.ordersOfCustomer({ customerId: 'c1' }, options).page()],
    ['collect()', (options, own = db) => own.ordersOfCustomer({ customerId: 'c1' }, options).collect()],
    ['pages()', (options, own = db) => listOf(own.ordersOfCustomer({ customerId: 'c1' }, options).pages())],
    ['for await', (options, own = db) => listOf(own.ordersOfCustomer({ customerId: 'c1' }, options))],
    [
      'an item collection',
      (options, own = db) => own.customerWithOrders({ customerId: 'c1' }, options).collect(),
    ],
    ['a scan', (options, own = db) => own.allOrders(options).collect()],
    ['a scan in segments', (options, own = db) => own.allOrders({ ...options, segments: 3 }).collect()],
    [
      'a scan in segments, item by item',
      (options, own = db) => listOf(own.allOrders({ ...options, segments: 3 })),
    ],
    ['batch.get', (options, own = db) => own.batch.get(keys, options)],
    ['transact.get', (options, own = db) => own.transact.get(keys, options)],
  ]

const reason = new Error('not wanted any more')

describeWithDynamoDB('a signal that was given before', () => {
  it.each(reads)('lets %s reject with its reason, and nothing is sent', async (_, read) => {
    expect(await rejection(read({ signal: AbortSignal.abort(reason) }))).toBe(reason)
    expect(client.inputs).toEqual([])
  })
})

describeWithDynamoDB('a signal while a request is under way', () => {
  it.each(reads)('lets %s reject with its reason at once', async (_, read) => {
    proxy.inject({ fault: faults.hang(), times: Number.POSITIVE_INFINITY })
    const stop = new AbortController()
    setTimeout(() => stop.abort(reason), 60)
    expect(await rejection(read({ signal: stop.signal }))).toBe(reason)
  })
})

describeWithDynamoDB('a signal while the SDK tries again', () => {
  it.each(reads)('lets %s reject with its reason', async (_, read) => {
    proxy.inject({ fault: faults.serverError(), times: Number.POSITIVE_INFINITY })
    // A client of its own: the SDK stops to try again when one client has done so often.
    const patient = connect(store, { ...table, client: proxy.client({ maxAttempts: 50 }) })
    const stop = new AbortController()
    setTimeout(() => stop.abort(reason), 60)
    expect(await rejection(read({ signal: stop.signal }, patient))).toBe(reason)
  })
})

describeWithDynamoDB('a signal between two pages', () => {
  it.each([
    [
      'of a query',
      (options: Options) => db.ordersOfCustomer({ customerId: 'c1' }, { ...options, pageSize: 3 }).pages(),
    ],
    [
      'of a limited query',
      (options: Options) =>
        db.ordersOfCustomer({ customerId: 'c1' }, { ...options, limit: 9, pageSize: 3 }).pages(),
    ],
    ['of a scan', (options: Options) => db.allOrders({ ...options, pageSize: 3 }).pages()],
  ])('%s ends the reading with its reason', async (_, read) => {
    const stop = new AbortController()
    const pages = read({ signal: stop.signal })
    expect((await pages.next()).value?.items).toHaveLength(3)
    stop.abort(reason)
    expect(await rejection(pages.next())).toBe(reason)
    expect(client.inputs).toHaveLength(1)
    expect(await pages.next()).toEqual({ done: true, value: undefined })
  })

  it('ends a loop, which has had the items of its page', async () => {
    const stop = new AbortController()
    const read: string[] = []
    const loop = async () => {
      const orders = db.ordersOfCustomer({ customerId: 'c1' }, { signal: stop.signal, pageSize: 3 })
      for await (const { orderId } of orders) {
        read.push(orderId)
        stop.abort(reason)
      }
    }
    expect(await rejection(loop())).toBe(reason)
    expect(read).toHaveLength(3)
  })

  it('ends all segments of a scan', async () => {
    const stop = new AbortController()
    const pages = db.allOrders({ signal: stop.signal, segments: 2, pageSize: 1 }).pages()
    await pages.next()
    stop.abort(reason)
    const rest = async () => {
      for await (const _ of pages);
    }
    expect(await rejection(rest())).toBe(reason)
  })
})

describeWithDynamoDB('a signal during a pause', () => {
  it('ends batch.get, which waits to ask again for what was left', async () => {
    proxy.inject({ operation: 'BatchGetItem', fault: faults.unprocessed(), times: Number.POSITIVE_INFINITY })
    const one = keys.slice(0, 1)
    const stop = new AbortController()
    // No time passes, so its pause does not end by itself.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    const aborted = rejection(db.batch.get(one, { signal: stop.signal }))
    await sleep(300)
    stop.abort(reason)
    expect(await aborted).toBe(reason)
    const sent = client.inputs.length
    await sleep(100)
    expect(client.inputs).toHaveLength(sent)
  })

  it('ends transact.get, which waits to try again after a conflict', async () => {
    proxy.inject({
      operation: 'TransactGetItems',
      fault: faults.transactionConflict(),
      times: Number.POSITIVE_INFINITY,
    })
    const stop = new AbortController()
    const aborted = rejection(db.transact.get(keys, { signal: stop.signal }))
    await expect.poll(() => proxy.requests.length, { interval: 1 }).toBeGreaterThan(0)
    stop.abort(reason)
    expect(await aborted).toBe(reason)
  })
})

describeWithDynamoDB('a signal that is not used', () => {
  it('leaves no listener behind', async () => {
    const { signal } = new AbortController()
    let listeners = 0
    const add = signal.addEventListener.bind(signal)
    const remove = signal.removeEventListener.bind(signal)
    signal.addEventListener = ((...args: Parameters<typeof add>) => {
      listeners += 1
      add(...args)
    }) as typeof signal.addEventListener
    signal.removeEventListener = ((...args: Parameters<typeof remove>) => {
      listeners -= 1
      remove(...args)
    }) as typeof signal.removeEventListener
    proxy.inject({ operation: 'BatchGetItem', fault: faults.unprocessed(), times: 2 })
    for (const [, read] of reads) await read({ signal })
    expect(listeners).toBeLessThanOrEqual(0)
  })
})
