import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Exchange, faults, randomFaults } from '@keyprint/local'
import { describe, expect, it } from 'vitest'
import {
  AccessDeniedError,
  type BatchEntities,
  type BatchOperation,
  type BatchWriteOptions,
  type BatchWriteProgress,
  BulkIncompleteError,
  OutcomeUnknownError,
  ThrottledError,
  UnavailableError,
  ValidationError,
} from '../../index.js'
import { listenerWarnings } from '../../testing/listener-warnings.js'
import { newOrder, orderKey } from '../../testing/orders.js'
import { outOfTime } from '../../testing/out-of-time.js'
import { outcomeClients } from '../../testing/outcome-clients.js'
import { rejection } from '../../testing/rejection.js'
import type { shop } from '../../testing/shop.js'
import { countedSource } from '../../testing/sources.js'

const { db, direct, once, proxy } = await outcomeClients()

const ids = (prefix: string, count: number) => Array.from({ length: count }, (_, i) => `${prefix}${i}`)
const stored = async (given: readonly string[]) => {
  const items = await direct.batch.get(given.map((id) => direct.order.key(orderKey(id))))
  return items.flatMap((item) => (item === undefined ? [] : [item.orderId]))
}

/** Puts of orders with these ids, from a source that counts them. */
function counted(given: readonly string[]) {
  const puts = (b: Batch) =>
    countedSource(given.length, (place) => b.order.put(newOrder(given[place] as string)))
  let source: ReturnType<typeof puts> | undefined
  return {
    write: (options?: BatchWriteOptions, client = once) =>
      client.batch.write((b) => {
        source = puts(b)
        return source.source
      }, options),
    taken: () => source?.taken() ?? 0,
    isClosed: () => source?.isClosed(),
  }
}
type Batch = BatchEntities<(typeof shop)['~types']['entities'], false>

/** An operation of a batch, as it is given back. */
type Given = { readonly input: { readonly orderId: string } }
const idsOf = (given: readonly Given[]) => given.map(({ input }) => input.orderId)
const ending = async (write: PromiseLike<unknown>) => {
  const error = await rejection(write)
  expect(error).toBeInstanceOf(BulkIncompleteError)
  const { written, position, failed, unknown, leftovers, cause } = error as BulkIncompleteError<Given>
  // Nothing that was taken is missing from what is told.
  expect(position).toBe(written + leftovers.length)
  expect(failed.length + unknown.length).toBe(leftovers.length)
  return { written, position, failed: idsOf(failed), unknown: idsOf(unknown), leftovers, cause }
}

describe('a batch write from a source', () => {
  it('writes what a generator gives, 25 in a request, and says how much it was', async () => {
    const given = ids('g', 60)
    const written = await db.batch.write(function* (b) {
      for (const id of given) yield b.order.put(newOrder(id))
    })
    expect(written).toEqual({ written: 60, requests: 3, unprocessed: 0, throttled: 0 })
    expect(await stored(given)).toEqual(given)
  })

  it('writes what an asynchronous generator gives: puts and deletes, of several entities', async () => {
    const { written } = await db.batch.write(async function* (b) {
      yield b.cart.put({ cartId: 'g', owner: 'c1' })
      yield b.order.delete(orderKey('g0'))
    })
    expect(written).toBe(2)
    expect(await stored(['g0'])).toEqual([])
    expect(await db.cart.get({ cartId: 'g' })).toBeDefined()
  })

  it('writes what a stream of Node.js gives', async () => {
    const given = ids('r', 30)
    await db.batch.write((b) => Readable.from(given.map((id) => b.order.put(newOrder(id)))))
    expect(await stored(given)).toEqual(given)
  })

  it('does nothing when nothing is given', async () => {
    const nothing = { written: 0, requests: 0, unprocessed: 0, throttled: 0 }
    expect(await db.batch.write(() => new Set())).toEqual(nothing)
    expect(proxy.requests).toEqual([])
  })

  it('begins when it is awaited, and has no requests to show before', async () => {
    const source = counted(ids('p', 3))
    expect(() => source.write().params()).toThrow(ValidationError)
    expect(() => source.write().params()).toThrow('batch is read as it is written')
    expect(source.taken()).toBe(0)
  })

  it('takes nothing when an option is refused', async () => {
    const source = counted(ids('p', 3))
    await expect(source.write({ concurrency: 0 })).rejects.toThrow('concurrency must be a number of requests')
    expect(source.taken()).toBe(0)
  })

  it('says how much of a list was written, too', async () => {
    const progress: BatchWriteProgress[] = []
    const write = db.batch.write((b) => ids('li', 30).map((id) => b.order.put(newOrder(id))), {
      onProgress: (now) => progress.push(now),
    })
    expect(await write).toEqual({ written: 30, requests: 2, unprocessed: 0, throttled: 0 })
    expect(progress).toHaveLength(2)
  })
})

describe('how far a source is taken ahead', () => {
  it('is what is under way, and one request more', async () => {
    const held: (() => void)[] = []
    const hold = async (exchange: Exchange) => {
      await new Promise<void>((resolve) => held.push(resolve))
      exchange.answer(await exchange.forward())
    }
    proxy.inject({ fault: { apply: hold }, times: 'always' })
    const source = counted(ids('f', 500))
    const write = source.write({ concurrency: 2 }).then()
    await expect.poll(() => held.length).toBe(2)
    expect(source.taken()).toBe(2 * 25 + 25)

    held[0]?.()
    await expect.poll(() => held.length).toBe(3)
    expect(source.taken()).toBe(3 * 25 + 25)
    const release = setInterval(() => held.splice(0).forEach((one) => void one()), 1)
    expect(await write).toMatchObject({ written: 500, requests: 20 })
    clearInterval(release)
  })

  it('does not grow with the number of items', async () => {
    let most = 0
    const onProgress = ({ inFlight }: BatchWriteProgress) => {
      most = Math.max(most, inFlight)
    }
    const source = counted(ids('m', 2_000))
    const { written } = await source.write({ concurrency: 6, onProgress })
    expect(written).toBe(2_000)
    expect(most).toBeLessThanOrEqual((6 + 1) * 25)
    expect(source.isClosed()).toBe(true)
  })
})

describe('how many requests are under way', () => {
  it('grows while DynamoDB takes them, falls when it has no capacity, and recovers', async () => {
    const concurrency: number[] = []
    const onProgress = (now: BatchWriteProgress) => {
      concurrency.push(now.concurrency)
      if (concurrency.length === 40)
        proxy.inject({ operation: 'BatchWriteItem', fault: faults.throttle(), times: 30 })
    }
    const given = ids('c', 2_500)
    const { throttled } = await counted(given).write({ onProgress })

    const before = concurrency[39] as number
    const lowest = Math.min(...concurrency.slice(40))
    expect(before).toBeGreaterThan(4)
    expect(throttled).toBe(30)
    expect(lowest).toBeLessThanOrEqual(before / 2)
    expect(concurrency.at(-1)).toBeGreaterThan(lowest)
    expect(Math.max(...concurrency)).toBeLessThanOrEqual(32)
    expect(await stored(given)).toEqual(given)
  })

  it('falls for what is left unprocessed', async () => {
    proxy.inject({ operation: 'BatchWriteItem', fault: faults.unprocessed(), times: 1 })
    const concurrency: number[] = []
    const onProgress = (now: BatchWriteProgress) => concurrency.push(now.concurrency)
    const write = counted(ids('d', 50)).write({ onProgress })
    expect(await write).toEqual({ written: 50, requests: 3, unprocessed: 13, throttled: 1 })
    // Which of the first two requests is answered first, DynamoDB decides.
    expect(concurrency.at(-1)).toBe(2)
  })

  it('falls for throttling that the SDK has tried again by itself', async () => {
    proxy.inject({ operation: 'BatchWriteItem', fault: faults.throttle(), times: 2 })
    let last: BatchWriteProgress | undefined
    const onProgress = (now: BatchWriteProgress) => {
      last = now
    }
    await counted(ids('e', 20)).write({ onProgress }, db)
    expect(last).toMatchObject({ written: 20, requests: 1, throttled: 2, concurrency: 1 })
  })

  it('is never more than it is told', async () => {
    let [now, most] = [0, 0]
    const watch = async (exchange: Exchange) => {
      most = Math.max(most, ++now)
      await sleep(20)
      exchange.answer(await exchange.forward())
      now -= 1
    }
    proxy.inject({ fault: { apply: watch }, times: 'always' })
    await counted(ids('n', 1_000)).write({ concurrency: 5 })
    expect(most).toBe(5)
  })

  it('may be many, which listen to one signal without a warning of Node', async () => {
    proxy.inject({ operation: 'BatchWriteItem', fault: faults.delay(100), times: 'always' })
    let most = 0
    const write = () =>
      counted(ids('m', 3_000)).write({
        signal: new AbortController().signal,
        deadline: 600_000,
        onProgress: ({ inFlight }) => {
          most = Math.max(most, inFlight / 25)
        },
      })
    expect(await listenerWarnings(write)).toEqual([])
    expect(most).toBeGreaterThan(12)
  })
})

describe('nothing is lost or written twice', () => {
  it.each([1, 2, 3])('through random throttling, unprocessed items and delays: seed %d', async (seed) => {
    const given = ids(`s${seed}-`, 1_000)
    const rates = {
      throttle: 0.15,
      unprocessed: { rate: 0.2, processed: 0.5, seed },
      delay: { rate: 0.1, ms: 10 },
    }
    proxy.play(randomFaults(seed, rates))
    const { written, unprocessed, throttled } = await counted(given).write({ concurrency: 8 })
    expect(written).toBe(1_000)
    expect(unprocessed).toBeGreaterThan(0)
    expect(throttled).toBeGreaterThan(0)
    expect(await stored(given)).toEqual(given)
  })

  it.each([4, 5])(
    'and writes of one item keep their order, never under way at once: seed %d',
    async (seed) => {
      const underWay = new Set<string>()
      let together = 0
      const watch = async (exchange: Exchange) => {
        const keys = keysIn(exchange.body.RequestItems)
        if (new Set(keys).size < keys.length || keys.some((key) => underWay.has(key))) together += 1
        for (const key of keys) underWay.add(key)
        await new Promise((resolve) => setTimeout(resolve, ((seed * keys.length * 7) % 13) + 1))
        const answer = await exchange.forward()
        for (const key of keys) underWay.delete(key)
        exchange.answer(answer)
      }
      proxy.inject({ fault: { apply: watch }, times: 40 })
      proxy.play(randomFaults(seed, { throttle: 0.1, unprocessed: { rate: 0.3, processed: 0.5, seed } }))
      // Every 3rd write is of one of seven items, the others are of items of their own.
      const id = (i: number) => (i % 3 === 0 ? `o${seed}-${(i * 5) % 7}` : `x${seed}-${i}`)
      const { written } = await once.batch.write(async function* (b) {
        for (let i = 0; i < 900; i++) yield b.order.put(newOrder(id(i), { total: i }))
      })
      expect(written).toBe(900)
      expect(together).toBe(0)
      const last = new Map(Array.from({ length: 900 }, (_, i) => [id(i), i]))
      const items = await direct.batch.get([...last.keys()].map((one) => direct.order.key(orderKey(one))))
      expect(new Map(items.map((item) => [item?.orderId, item?.total]))).toEqual(last)
    },
  )

  it('and an item that is put and deleted is gone, that is deleted and put is there', async () => {
    await db.batch.write(function* (b) {
      yield b.order.put(newOrder('k1'))
      yield b.order.delete(orderKey('k1'))
      yield b.order.delete(orderKey('k2'))
      yield b.order.put(newOrder('k2'))
    })
    expect(await stored(['k1', 'k2'])).toEqual(['k2'])
    expect(proxy.requests).toHaveLength(3)
  })

  const keysIn = (tables: unknown): readonly string[] =>
    (Object.values(tables as object)[0] as { PutRequest: { Item: { sk: { S: string } } } }[]).map(
      ({ PutRequest }) => PutRequest.Item.sk.S,
    )
})

describe('a write that ends before its source says what is done, what is not and what may be', () => {
  it('where an operation is refused, whose place it names', async () => {
    let isClosed = false
    const write = once.batch.write(async function* (b) {
      try {
        for (const [i, id] of ids('v', 90).entries())
          yield b.order.put(newOrder(id, { total: i === 60 ? Number.NaN : i }))
      } finally {
        isClosed = true
      }
    })
    const { cause, ...told } = await ending(write)
    expect(cause).toBeInstanceOf(ValidationError)
    expect((cause as Error).message).toContain('order.total must be a finite number')
    expect(told).toMatchObject({ position: 60, written: 50, failed: ids('v', 60).slice(50), unknown: [] })
    expect(await stored(ids('v', 90))).toEqual(ids('v', 50))
    expect(isClosed).toBe(true)
  })

  it('where the source throws, after what is under way is done', async () => {
    proxy.inject({ fault: faults.delay(50) })
    const broken = new Error('broken')
    const write = once.batch.write(function* (b) {
      for (const id of ids('w', 30)) yield b.order.put(newOrder(id))
      throw broken
    })
    const { cause, written, failed } = await ending(write)
    expect(cause).toBe(broken)
    expect([written, failed]).toEqual([25, ids('w', 30).slice(25)])
  })

  it('where an answer is lost; and its leftovers and the rest of the source make it whole', async () => {
    proxy.inject({ operation: 'BatchWriteItem', fault: faults.none(), times: 2 })
    proxy.inject({ operation: 'BatchWriteItem', fault: faults.loseAnswer() })
    const given = ids('l', 200)
    const source = counted(given)
    const { cause, written, unknown, failed, position, leftovers } = await ending(
      source.write({ concurrency: 1 }),
    )
    expect(cause).toBeInstanceOf(OutcomeUnknownError)
    expect([written, unknown]).toEqual([50, given.slice(50, 75)])
    expect(failed).toEqual(given.slice(75, position))
    expect(source.isClosed()).toBe(true)
    expect(await stored(given)).toEqual(given.slice(0, 75))

    await once.batch.write(function* (b) {
      yield* leftovers as readonly unknown[] as BatchOperation[]
      for (const id of given.slice(position)) yield b.order.put(newOrder(id))
    })
    expect(await stored(given)).toEqual(given)
  })

  it('where a request is refused', async () => {
    const denied = { status: 400, code: 'AccessDeniedException', message: 'no' }
    proxy.inject({ operation: 'BatchWriteItem', fault: faults.serviceError(denied), times: 'always' })
    const source = counted(ids('z', 1_000))
    const { cause, written, unknown, failed } = await ending(source.write())
    expect(cause).toBeInstanceOf(AccessDeniedError)
    expect([written, unknown]).toEqual([0, []])
    expect(failed.length).toBeLessThanOrEqual((4 + 1) * 25)
    expect(source.isClosed()).toBe(true)
  })

  it('where the user stops it, with the reason as its cause', async () => {
    proxy.inject({ operation: 'BatchWriteItem', fault: faults.none() })
    proxy.inject({ operation: 'BatchWriteItem', fault: faults.hang({ executed: true }), times: 'always' })
    const reason = new Error('changed my mind')
    const controller = new AbortController()
    const source = counted(ids('a', 500))
    const ended = ending(source.write({ signal: controller.signal, concurrency: 1 }))
    await expect.poll(() => proxy.requests.length).toBe(2)
    controller.abort(reason)
    const { cause, written, unknown, failed } = await ended
    expect(cause).toBe(reason)
    // What was under way may have been done, what had been gathered was not.
    expect([written, unknown]).toEqual([25, ids('a', 50).slice(25)])
    expect(failed).toEqual(ids('a', 75).slice(50))
    expect(source.isClosed()).toBe(true)
  })

  it('where the user stops it while its source has nothing to give', async () => {
    const reason = new Error('changed my mind')
    const controller = new AbortController()
    const { cause, written, failed } = await ending(
      once.batch.write(
        async function* (b) {
          for (const id of ids('q', 30)) yield b.order.put(newOrder(id))
          await new Promise(() => {})
        },
        { signal: controller.signal, onProgress: () => controller.abort(reason) },
      ),
    )
    expect(cause).toBe(reason)
    expect([written, failed]).toEqual([25, ids('q', 30).slice(25)])
  })

  it('where it was stopped before it began', async () => {
    const reason = new Error('changed my mind')
    const source = counted(ids('b', 30))
    const { cause, position } = await ending(source.write({ signal: AbortSignal.abort(reason) }))
    expect(cause).toBe(reason)
    expect([position, source.taken(), proxy.requests.length]).toEqual([0, 0, 0])
  })

  it('where the deadline is over while DynamoDB has no capacity', async () => {
    proxy.inject({ operation: 'BatchWriteItem', fault: faults.none() })
    proxy.inject({ operation: 'BatchWriteItem', fault: faults.throttle(), times: 'always' })
    const source = counted(ids('t', 1_000))
    let now: BatchWriteProgress | undefined
    const onProgress = (one: BatchWriteProgress) => {
      now = one
    }
    const call = () => source.write({ deadline: 60_000, onProgress })
    const when = () => now?.written === 25 && now.throttled > 0
    const { cause, written } = await ending(outOfTime({ call, ms: 60_000, when, step: 10 }))
    expect([ThrottledError, OutcomeUnknownError, UnavailableError]).toContain(cause?.constructor)
    expect(written).toBe(25)
    expect(source.isClosed()).toBe(true)
    expect(source.taken()).toBeLessThanOrEqual(6 * 25)
  })

  it('where the deadline is over while its source has nothing to give', async () => {
    const write = once.batch.write(
      async function* (b) {
        yield b.order.put(newOrder('j'))
        await new Promise(() => {})
      },
      { deadline: 100 },
    )
    const { cause, failed } = await ending(write)
    expect(cause).toBeInstanceOf(UnavailableError)
    expect(failed).toEqual(['j'])
  })
})

describe('progress', () => {
  it('is told once for each request, and adds up', async () => {
    proxy.inject({ operation: 'BatchWriteItem', fault: faults.unprocessed(), times: 2 })
    proxy.inject({ operation: 'BatchWriteItem', fault: faults.throttle() })
    const progress: BatchWriteProgress[] = []
    const result = await counted(ids('y', 200)).write({ onProgress: (now) => progress.push(now) })
    expect(progress).toHaveLength(proxy.requests.length)
    const { inFlight, concurrency, ...last } = progress.at(-1) as BatchWriteProgress
    expect(last).toEqual(result)
    expect([inFlight, concurrency >= 1]).toEqual([0, true])
    expect(progress.map(({ written }) => written)).toEqual(
      progress.map(({ written }) => written).sort((a, b) => a - b),
    )
  })

  it('ends the write when its callback throws; what is under way is done, and what is done is told', async () => {
    const broken = new Error('the log is full')
    let told = 0
    const onProgress = () => {
      told += 1
      if (told === 3) throw broken
    }
    const given = ids('h', 1_000)
    const source = counted(given)
    const { cause, written, unknown, failed } = await ending(source.write({ onProgress }))
    expect(cause).toBe(broken)
    expect(unknown).toEqual([])
    expect(written).toBeLessThan(300)
    expect(await stored(given)).toHaveLength(written)
    expect(failed.length).toBeLessThanOrEqual(25)
    expect(source.isClosed()).toBe(true)
  })
})
