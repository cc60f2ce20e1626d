import { setTimeout as sleep } from 'node:timers/promises'
import { BatchWriteItemCommand } from '@aws-sdk/client-dynamodb'
import { type Exchange, faults } from '@keyprint/local'
import { beforeAll, describe, expect, it } from 'vitest'
import { AccessDeniedError, BatchIncompleteError, OutcomeUnknownError, ThrottledError } from '../index.js'
import { newOrder, orderKey } from '../testing/orders.js'
import { outOfTime, until } from '../testing/out-of-time.js'
import { outcomeClients, through } from '../testing/outcome-clients.js'
import { rejection } from '../testing/rejection.js'

const { db, direct, once, proxy, table } = await outcomeClients()

const ids = (prefix: string, count: number) => Array.from({ length: count }, (_, i) => `${prefix}${i}`)
const put = (given: readonly string[], options?: Parameters<typeof db.batch.write>[1], client = once) =>
  client.batch.write((batch) => given.map((id) => batch.order.put(newOrder(id))), options)
const stored = async (given: readonly string[]) => {
  const items = await direct.batch.get(given.map((id) => direct.order.key(orderKey(id))))
  return items.flatMap((item) => (item === undefined ? [] : [item.orderId]))
}

/** An operation of a batch write, as it is given back. */
type Given = { readonly input: { readonly orderId: string } }
const idsOf = (given: readonly Given[]) => given.map(({ input }) => input.orderId)

describe('outcome 1: sustained throttling is a typed error after the tries of the SDK, and no more', () => {
  it.each<[string, (client: typeof db) => PromiseLike<unknown>]>([
    ['get', (client) => client.order.get(orderKey('t'))],
    ['query', (client) => client.ordersByStatus({ status: 'placed' }).collect()],
    ['put', (client) => client.order.put(newOrder('t'))],
    ['update', (client) => client.order.update(orderKey('t'), { add: { total: 1 } })],
    ['transact', (client) => client.transact((tx) => [tx.order.put(newOrder('t'))])],
    ['transact.get', (client) => client.transact.get([client.order.key(orderKey('t'))])],
  ])('%s', async (_, call) => {
    proxy.inject({ fault: faults.throttle(), times: 'always' })
    const twice = through(proxy, table, { maxAttempts: 2 })
    const error = await rejection(call(twice))

    expect(error).toBeInstanceOf(ThrottledError)
    expect(error).toMatchObject({ code: 'THROTTLED', message: expect.stringContaining('try again later') })
    expect(proxy.requests).toHaveLength(2)
    expect(await stored(['t'])).toEqual([])
  })

  it('and within the deadline, where that is over first', async () => {
    proxy.inject({ fault: faults.throttle(), times: 'always' })
    const patient = through(proxy, table, { maxAttempts: 1_000 })
    const call = () => patient.order.get(orderKey('t'), { deadline: 20_000 })
    const when = () => proxy.requests.length >= 3
    expect(await rejection(outOfTime({ call, ms: 20_000, when, step: 20 }))).toBeInstanceOf(ThrottledError)
  })
})

describe('outcome 2: unprocessed items for ever end at a deadline, with what is left and what was done', () => {
  it('of a write', async () => {
    proxy.inject({ operation: 'BatchWriteItem', fault: faults.unprocessed({ processed: 0.4 }), times: 2 })
    proxy.inject({ fault: faults.unprocessed({ processed: 0 }), times: 'always' })
    const given = ids('u', 30)

    const call = () => put(given, { deadline: 20_000, concurrency: 2 })
    const when = () => proxy.requests.length >= 8
    const before = async () => {
      await until(() => proxy.requests.length === 2)
      await sleep(200)
      // It pauses: otherwise the proxy would have had dozens.
      expect(proxy.requests).toHaveLength(2)
    }
    const error = await rejection(outOfTime({ call, ms: 20_000, when, before, step: 20 }))

    expect(error).toBeInstanceOf(BatchIncompleteError)
    const { done, failed, unknown, leftovers } = error as BatchIncompleteError<Given>
    expect(idsOf(done)).toEqual([...given.slice(0, 10), ...given.slice(25, 27)])
    expect(await stored(given)).toEqual(idsOf(done))
    expect([...done, ...leftovers]).toHaveLength(30)
    expect([...failed, ...unknown]).toHaveLength(leftovers.length)

    proxy.reset()
    await once.batch.write(() => leftovers as never)
    expect(await stored(given)).toEqual(given)
  })

  it('of a read', async () => {
    await put(ids('r', 4))
    proxy.reset()
    proxy.inject({ fault: faults.unprocessed() })
    proxy.inject({ fault: faults.unprocessed({ processed: 0 }), times: 'always' })
    const keys = ids('r', 4).map((id) => db.order.key(orderKey(id)))
    const call = () => db.batch.get(keys, { deadline: 20_000 })
    const when = () => proxy.requests.length >= 4
    const error = await rejection(outOfTime({ call, ms: 20_000, when, step: 20 }))

    expect(error).toBeInstanceOf(BatchIncompleteError)
    expect(error).toMatchObject({
      leftovers: keys.slice(2),
      done: [{ orderId: 'r0' }, { orderId: 'r1' }, undefined, undefined],
    })
  })
})

describe('outcome 3: a batch get of more than 16 MB goes on where an answer ended', () => {
  const given = ids('large', 50)
  const note = 'x'.repeat(380_000)
  beforeAll(async () => {
    for (let i = 0; i < 50; i += 25) {
      const chunk = direct.batch.write((batch) =>
        given.slice(i, i + 25).map((id) => batch.order.put(newOrder(id, { note }))),
      )
      await table.client.send(new BatchWriteItemCommand(chunk.params()[0] as never))
    }
  })

  it('without an item twice, in the order of the keys', async () => {
    const shuffled = [...given].sort((a, b) => (a.slice(-1) + a < b.slice(-1) + b ? -1 : 1))
    const items = await db.batch.get(shuffled.map((id) => db.order.key(orderKey(id))))

    expect(items.map((item) => item?.orderId)).toEqual(shuffled)
    const asked = proxy.requests.map(({ body }) => keysIn(body.RequestItems))
    expect(asked.length).toBeGreaterThan(1)
    // What was answered is not asked for again.
    expect(asked[1]).toBeLessThan(25)
  })

  const keysIn = (tables: unknown) =>
    Object.values(tables as { [name: string]: { Keys: unknown[] } })[0]?.Keys.length ?? 0
})

describe('outcome 4: a request of a batch that fails in the middle leaves lists of what is done, failed and unknown', () => {
  /** The second request meets a fault. */
  const second = (fault: (exchange: Exchange) => void | Promise<void>) => {
    let count = 0
    proxy.inject({
      operation: 'BatchWriteItem',
      times: 'always',
      fault: {
        apply: async (exchange) => {
          count += 1
          if (count === 2) return fault(exchange)
          exchange.answer(await exchange.forward())
        },
      },
    })
  }
  const given = ids('m', 70)

  it('where its answer is lost', async () => {
    second(async (exchange) => {
      await exchange.forward()
      exchange.drop()
    })
    const error = await rejection(put(given, { concurrency: 1 }))

    expect(error).toBeInstanceOf(BatchIncompleteError)
    const { done, failed, unknown, leftovers } = error as BatchIncompleteError<Given>
    expect(idsOf(done)).toEqual(given.slice(0, 25))
    expect(idsOf(unknown)).toEqual(given.slice(25, 50))
    expect(idsOf(failed)).toEqual(given.slice(50))
    expect(idsOf(leftovers)).toEqual(given.slice(25))
    expect(error.cause).toBeInstanceOf(OutcomeUnknownError)
    expect(error.message).toContain('20 operations of the batch were not done, and 25 may have been')
    // The lost ones were done in fact, those that failed were not.
    expect(await stored(given)).toEqual(given.slice(0, 50))
  })

  it('where it is refused', async () => {
    const answer = { __type: 'com.amazonaws.dynamodb.v20120810#AccessDeniedException', message: 'no' }
    second((exchange) => exchange.answer({ status: 400, body: JSON.stringify(answer) }))
    const error = await rejection(put(ids('n', 30), { concurrency: 1 }))

    const { done, failed, unknown } = error as BatchIncompleteError<Given>
    expect(idsOf(done)).toEqual(ids('n', 30).slice(0, 25))
    expect([idsOf(failed), unknown]).toEqual([ids('n', 30).slice(25), []])
    expect(error.cause).toBeInstanceOf(AccessDeniedError)
  })

  it('also when nothing is known to be done', async () => {
    proxy.inject({ operation: 'BatchWriteItem', fault: faults.loseAnswer() })
    const error = await rejection(put(ids('o', 30), { concurrency: 1 }))

    const { done, failed, unknown } = error as BatchIncompleteError<Given>
    expect([done, unknown.length, failed.length]).toEqual([[], 25, 5])
  })
})
