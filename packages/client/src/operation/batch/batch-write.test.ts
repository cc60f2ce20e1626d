import { setTimeout as sleep } from 'node:timers/promises'
import { type Exchange, faults, startFaultProxy } from '@keyprint/local'
import { testTable } from '@keyprint/local/vitest'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import {
  type BatchIncompleteError,
  ConsumedCapacity,
  connect,
  OutcomeUnknownError,
  ThrottledError,
} from '../../index.js'
import { newOrder, orderKey } from '../../testing/orders.js'
import { outOfTime } from '../../testing/out-of-time.js'
import { rejection } from '../../testing/rejection.js'
import { shop } from '../../testing/shop.js'

const table = testTable(shop)
const proxy = await startFaultProxy(table.endpoint)
const db = connect(shop, { client: proxy.client({ maxAttempts: 1 }), tableName: table.tableName })
beforeEach(proxy.reset)
afterAll(proxy.stop)

const ids = (prefix: string, count: number) => Array.from({ length: count }, (_, i) => `${prefix}${i}`)
const put = (given: readonly string[], options?: Parameters<typeof db.batch.write>[1]) =>
  db.batch.write((batch) => given.map((id) => batch.order.put(newOrder(id))), options)
const there = async (given: readonly string[]) => {
  const items = await db.batch.get(given.map((id) => db.order.key(orderKey(id))))
  return items.flatMap((item) => (item === undefined ? [] : [item.orderId]))
}

describe('a batch write', () => {
  it('writes as many as are given, 25 in a request', async () => {
    await put(ids('a', 60))
    const sizes = proxy.requests.map(({ body }) => Object.values(body.RequestItems as object)[0].length)
    expect(sizes.sort()).toEqual([10, 25, 25])
    expect(await there(ids('a', 60))).toEqual(ids('a', 60))
  })

  it('puts and deletes items of several entities, with index keys, marker and defaults', async () => {
    await put(['gone'])
    await db.batch.write((batch) => [
      batch.order.put(newOrder('b1', { region: 'eu', city: 'Ghent' })),
      batch.order.delete(orderKey('gone')),
      batch.cart.put({ cartId: 'b1', owner: 'c1' }),
    ])
    expect(await db.order.get(orderKey('gone'))).toBeUndefined()
    expect(await db.cart.get({ cartId: 'b1' })).toEqual({ cartId: 'b1', owner: 'c1', items: 0 })
    expect(await db.ordersByPlace({ region: 'eu', city: 'Ghent' }).collect()).toHaveLength(1)
  })

  it('does nothing when nothing is given', async () => {
    await put([])
    expect(proxy.requests).toEqual([])
  })

  it('shows its requests without sending them', async () => {
    const requests = put(ids('p', 30)).params()
    expect(requests.map(({ RequestItems }) => RequestItems?.[table.tableName]?.length)).toEqual([25, 5])
    expect(proxy.requests).toEqual([])
  })

  it('keeps to so many requests at once as it is told', async () => {
    let [now, most] = [0, 0]
    const fault = {
      apply: async (exchange: Exchange) => {
        most = Math.max(most, ++now)
        await sleep(20)
        exchange.answer(await exchange.forward())
        now -= 1
      },
    }
    proxy.inject({ fault, times: Number.POSITIVE_INFINITY })
    await put(ids('c', 150), { concurrency: 2 })
    expect(most).toBe(2)
  })
})

describe('what DynamoDB leaves unprocessed', () => {
  it('is tried again until it is done', async () => {
    proxy.inject({ operation: 'BatchWriteItem', fault: faults.unprocessed(), times: 4 })
    const capacity = new ConsumedCapacity()
    await put(ids('u', 40), { capacity })
    expect(await there(ids('u', 40))).toEqual(ids('u', 40))
    // Both requests and four more; each order is written to the table and to an index.
    expect(capacity).toMatchObject({ requests: 6, writeUnits: 80 })
  })

  it('is tried again when the whole batch is throttled', async () => {
    proxy.inject({ operation: 'BatchWriteItem', fault: faults.throttle(), times: 2 })
    await put(ids('t', 3))
    expect(await there(ids('t', 3))).toEqual(ids('t', 3))
  })

  it('is everything when the table is throttled until the deadline', async () => {
    proxy.inject({ operation: 'BatchWriteItem', fault: faults.throttle(), times: Number.POSITIVE_INFINITY })
    const call = () => put(ids('n', 3), { deadline: 20_000 })
    const when = () => proxy.requests.length >= 2
    const error = await rejection(outOfTime({ call, ms: 20_000, when, step: 20 }))
    expect(error).toMatchObject({ code: 'BATCH_INCOMPLETE', done: [] })
    expect((error as BatchIncompleteError).leftovers).toHaveLength(3)
    // By then a request may have been under way, whose answer nobody waits for.
    expect([ThrottledError, OutcomeUnknownError]).toContain(error.cause?.constructor)
  })
})

describe('a batch that fails', () => {
  it('says why when nothing of it was done', async () => {
    const denied = { status: 400, code: 'AccessDeniedException', message: 'no' }
    // A request that the test before has left may arrive now.
    proxy.inject({ operation: 'BatchWriteItem', fault: faults.serviceError(denied), times: 'always' })
    expect(await rejection(put(ids('g', 3)))).toMatchObject({ code: 'ACCESS_DENIED' })
  })

  it('ends with the reason of the user who aborts it', async () => {
    proxy.inject({
      operation: 'BatchWriteItem',
      fault: faults.unprocessed(),
      times: Number.POSITIVE_INFINITY,
    })
    const reason = new Error('changed my mind')
    const controller = new AbortController()
    setTimeout(() => controller.abort(reason), 50)
    expect(await rejection(put(ids('h', 3), { signal: controller.signal }))).toBe(reason)
  })
})

describe('a batch is refused before anything is sent', () => {
  it.each<[string, () => PromiseLike<unknown>, string]>([
    [
      'when it writes an item twice',
      () => put(['x', 'y', 'x']),
      'is written twice by one batch, which has no order',
    ],
    [
      'when it puts and deletes an item',
      () => db.batch.write((b) => [b.order.put(newOrder('x')), b.order.delete(orderKey('x'))]),
      'is written twice by one batch',
    ],
    [
      'when one of its items is wrong',
      () =>
        db.batch.write((b) => [
          b.order.put(newOrder('x')),
          b.order.put(newOrder('y', { total: Number.NaN })),
        ]),
      'order.total must be a finite number',
    ],
    [
      'when one of its keys is wrong',
      () => db.batch.write((b) => [b.order.delete({ customerId: 'c1' } as never)]),
      'order.orderId is missing',
    ],
  ])('%s', async (_, write, message) => {
    expect((await rejection(write())).message).toContain(message)
    expect(proxy.requests).toEqual([])
  })
})
