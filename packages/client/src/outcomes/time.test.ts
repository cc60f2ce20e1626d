import { setTimeout as sleep } from 'node:timers/promises'
import { faults, startFaultProxy } from '@keyprint/local'
import { testTable } from '@keyprint/local/vitest'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  type BatchIncompleteError,
  type CallOptions,
  ConfigurationError,
  connectWith,
  gets,
  ItemNotReturnedError,
  OutcomeUnknownError,
  UnavailableError,
  ValidationError,
} from '../index.js'
import { backoff } from '../operation/backoff.js'
import { newOrder, orderKey } from '../testing/orders.js'
import { outOfTime } from '../testing/out-of-time.js'
import { through } from '../testing/outcome-clients.js'
import { rejection } from '../testing/rejection.js'
import { shop } from '../testing/shop.js'

const table = testTable(shop)
const proxy = await startFaultProxy(table.endpoint)
const db = through(proxy, table)
const direct = through({ ...proxy, client: () => table.client }, table)
beforeEach(proxy.reset)
afterEach(() => {
  vi.useRealTimers()
})
afterAll(proxy.stop)

type Call = (client: typeof db, options: CallOptions) => PromiseLike<unknown>

const reads: readonly [string, Call][] = [
  ['get', (client, options) => client.order.get(orderKey('a'), options)],
  ['getOrFail', (client, options) => client.order.getOrFail(orderKey('a'), options)],
  ['page', (client, options) => client.ordersByStatus({ status: 'placed' }, options).page()],
  ['collect', (client, options) => client.ordersByStatus({ status: 'placed' }, options).collect()],
  ['for await', (client, options) => client.ordersByStatus({ status: 'placed' }, options).pages().next()],
  ['transact.get', (client, options) => client.transact.get([client.order.key(orderKey('a'))], options)],
]

const writes: readonly [string, Call][] = [
  ['create', (client, options) => client.order.create(newOrder('a'), options)],
  ['put', (client, options) => client.order.put(newOrder('a'), options)],
  ['update', (client, options) => client.order.update(orderKey('a'), { set: { total: 1 }, ...options })],
  ['delete', (client, options) => client.order.delete(orderKey('a'), options)],
  ['transact', (client, options) => client.transact((tx) => [tx.order.put(newOrder('a'))], options)],
]

const hasArrived = () => proxy.requests.length > 0
const alwaysHanging = () => proxy.inject({ fault: faults.hang(), times: 'always' })

describe('outcome 15: a socket that hangs', () => {
  describe.each([...reads, ...writes])('ends %s', (name, call) => {
    const Expected = writes.some(([write]) => write === name) ? OutcomeUnknownError : UnavailableError

    it('at the deadline of the call', async () => {
      alwaysHanging()
      const late = () => call(db, { deadline: 150 })
      const error = await rejection(outOfTime({ call: late, ms: 150, when: hasArrived }))
      expect(error).toBeInstanceOf(Expected)
      expect(error.message).toContain('its deadline of 150 ms is over')
      expect(proxy.requests).toHaveLength(1)
    })

    it('at the request timeout of the client, after the tries of the SDK', async () => {
      alwaysHanging()
      const sdk = proxy.client({ maxAttempts: 2 })
      // They may be given up before they have arrived.
      const tried = vi.fn()
      sdk.middlewareStack.add(
        (next) => (args) => {
          tried()
          return next(args)
        },
        {
          step: 'finalizeRequest',
          priority: 'low',
        },
      )
      const client = through({ ...proxy, client: () => sdk }, table, {}, { requestTimeout: 150 })
      const error = await rejection(call(client, {}))
      expect(error).toBeInstanceOf(Expected)
      expect(error.message).toContain('no answer within 150 ms')
      expect(tried).toHaveBeenCalledTimes(2)
    })
  })

  it('is tried again by the SDK, and done', async () => {
    await direct.order.put(newOrder('fifteen'))
    proxy.inject({ fault: faults.hang() })
    const call = () => db.order.get(orderKey('fifteen'), { requestTimeout: 60_000 })
    expect(await outOfTime({ call, ms: 60_000, when: hasArrived })).toBeDefined()
    expect(proxy.requests).toHaveLength(2)
  })

  it('is not tried again where doing it twice is not the same as once', async () => {
    proxy.inject({ fault: faults.hang({ executed: true }) })
    const call = () => db.order.update(orderKey('fifteen'), { add: { total: 1 }, requestTimeout: 100 })
    const error = await rejection(outOfTime({ call, ms: 100, when: hasArrived }))
    expect(error).toBeInstanceOf(OutcomeUnknownError)
    expect(proxy.requests).toHaveLength(1)
  })

  it('ends a batch with what may have been done', async () => {
    proxy.inject({ operation: 'BatchWriteItem', fault: faults.none() })
    alwaysHanging()
    const given = Array.from({ length: 60 }, (_, i) => `b${i}`)
    const options = { deadline: 1_000, concurrency: 1 }
    const call = () => db.batch.write((b) => given.map((id) => b.order.put(newOrder(id))), options)
    const hasSecond = () => proxy.requests.length === 2
    const error = (await rejection(outOfTime({ call, ms: 1_000, when: hasSecond }))) as BatchIncompleteError
    expect([error.done.length, error.unknown.length, error.failed.length]).toEqual([25, 25, 10])
  })

  it('ends at the deadline and does not tell of the condition of an earlier request', async () => {
    await direct.order.put(newOrder('stale', { region: 'eu', city: 'Ghent' }))
    const Item = { region: { S: 'us' }, city: { S: 'Ghent' } }
    const code = 'ConditionalCheckFailedException'
    const changed = faults.serviceError({ status: 400, code, message: 'because', members: { Item } })
    proxy.inject({ operation: 'GetItem', fault: faults.none() })
    proxy.inject({ operation: 'UpdateItem', fault: changed })
    alwaysHanging()
    const moved = { set: { city: 'Lyon' }, deadline: 60_000 }
    const call = () => db.order.readThenUpdate(orderKey('stale'), moved)
    const error = await rejection(
      outOfTime({ call, ms: 60_000, when: () => proxy.requests.length === 3, step: 10 }),
    )
    expect(error).toBeInstanceOf(UnavailableError)
    expect(error.message).toContain('its deadline of 60000 ms is over')
  })

  it('ends at the deadline, and a write that was done by then is not told as not done', async () => {
    await direct.customer.create({ customerId: 'c15', email: 'a@b.c', name: 'Ada' })
    proxy.inject({ operation: 'GetItem', fault: faults.none() })
    proxy.inject({ operation: 'GetItem', fault: faults.hang() })
    const moved = { set: { email: 'd@e.f' }, return: 'new', deadline: 60_000 } as const
    const call = () => db.customer.update({ customerId: 'c15' }, moved)
    const error = await rejection(
      outOfTime({ call, ms: 60_000, when: () => proxy.requests.length === 3, step: 10 }),
    )
    expect(error).toBeInstanceOf(ItemNotReturnedError)
    expect(error.cause).toBeInstanceOf(UnavailableError)
    expect(await direct.customer.get({ customerId: 'c15' })).toMatchObject({ email: 'd@e.f' })
  })

  it('ends at the deadline of the client, unless the call has another', async () => {
    proxy.inject({ fault: faults.delay(150), times: 'always' })
    const client = through(proxy, table, {}, { deadline: 50 })
    expect(await rejection(client.order.get(orderKey('fifteen')))).toBeInstanceOf(UnavailableError)
    await client.order.get(orderKey('fifteen'), { deadline: 60_000 })
  })

  it("has the timeout of the user's own SDK client too", async () => {
    alwaysHanging()
    const client = through(proxy, table, {
      maxAttempts: 1,
      requestHandler: { requestTimeout: 60, throwOnRequestTimeout: true },
    })
    expect(await rejection(client.order.put(newOrder('a')))).toBeInstanceOf(OutcomeUnknownError)
  })

  it('does not keep its connection when the call has ended', async () => {
    alwaysHanging()
    const one = { requestHandler: { httpAgent: { maxSockets: 1, keepAlive: true } } }
    const client = through(proxy, table, { ...one, maxAttempts: 1 })
    await rejection(client.order.get(orderKey('fifteen'), { requestTimeout: 150 }))
    proxy.reset()
    expect(await client.order.get(orderKey('fifteen'), { deadline: 60_000 })).toBeDefined()
  })

  it.each([0, -1, Number.NaN, 2 ** 40])('and limits that are none are refused: %s', async (limit) => {
    for (const options of [{ deadline: limit }, { requestTimeout: limit }]) {
      const error = await rejection(db.order.get(orderKey('a'), options))
      expect(error).toBeInstanceOf(ValidationError)
      expect(error.message).toMatch(/^(deadline|requestTimeout) must be a number of milliseconds above 0/)
    }
    expect(proxy.requests).toEqual([])
  })

  it('and a client that was made without timeouts says so', async () => {
    const client = connectWith(gets)(shop, { ...table, client: proxy.client() })
    const error = await rejection(client.order.get(orderKey('a'), { deadline: 10 }))
    expect(error).toBeInstanceOf(ConfigurationError)
    expect(error.message).toContain('add timeouts to connectWith(…)')
  })
})

describe('outcome 16: an abort keeps the reason of the user', () => {
  const reason = new Error('changed my mind')

  /** Aborts when so many requests have arrived. */
  async function abortedAfter(requests: number, call: Call, client = db): Promise<Error> {
    const controller = new AbortController()
    const failed = rejection(call(client, { signal: controller.signal }))
    await expect.poll(() => proxy.requests.length, { interval: 5 }).toBeGreaterThanOrEqual(requests)
    controller.abort(reason)
    return failed
  }

  it.each([...reads, ...writes])('while a request is under way: %s', async (_, call) => {
    alwaysHanging()
    expect(await abortedAfter(1, call)).toBe(reason)
    expect(proxy.requests).toHaveLength(1)
  })

  it.each<[string, Call, ReturnType<typeof faults.throttle>, number]>([
    ['of the SDK', (client, options) => client.order.get(orderKey('a'), options), faults.throttle(), 2],
    [
      'after a conflict',
      (client, options) => client.transact((tx) => [tx.order.put(newOrder('a'))], options),
      faults.transactionConflict(),
      3,
    ],
    [
      'of a batch',
      (client, options) => client.batch.write((b) => [b.order.put(newOrder('a'))], options),
      faults.unprocessed({ processed: 0 }),
      3,
    ],
  ])('and stops the pause between two tries: %s', async (_, call, fault, requests) => {
    proxy.inject({ fault, times: 'always' })
    const patient = through(proxy, table, { maxAttempts: 100 })
    expect(await abortedAfter(requests, call, patient)).toBe(reason)
    // What was on its way arrives, and nothing follows it.
    await sleep(100)
    proxy.reset()
    await sleep(300)
    await db.order.get(orderKey('a'))
    expect(proxy.requests.map(({ operation }) => operation)).toEqual(['GetItem'])
  })

  it('and a pause of ours ends at once, however long it was to be', async () => {
    vi.useFakeTimers()
    const controller = new AbortController()
    const waiting = rejection(backoff(10, controller.signal))
    controller.abort(reason)
    expect(await waiting).toBe(reason)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('also with a deadline beside it', async () => {
    alwaysHanging()
    const call: Call = (client, { signal }) =>
      client.order.put(newOrder('a'), { signal, deadline: 20_000, requestTimeout: 10_000 })
    expect(await abortedAfter(1, call)).toBe(reason)
  })
})
