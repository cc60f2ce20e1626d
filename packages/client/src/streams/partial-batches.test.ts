import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { captured } from '../testing/streams/captured.js'
import { shop } from '../testing/streams/shop.js'
import type { EventRecord } from './stream-event.js'
import { type StreamHandlerOptions, streamHandler } from './stream-handler.js'

const [template] = captured('order updated') as [EventRecord]

/** A change of one of several orders. */
function recordOf(order: string, number: number): EventRecord {
  const sk = { S: `ORDER#2026-11-21T12:00:00.000Z#${order}` }
  const moved = (image: NonNullable<EventRecord['dynamodb']>['NewImage']) => ({
    ...image,
    sk,
    orderId: { S: order },
  })
  const { NewImage, OldImage, Keys } = template.dynamodb ?? {}
  const dynamodb = {
    ...template.dynamodb,
    Keys: { ...Keys, sk },
    NewImage: moved(NewImage),
    OldImage: moved(OldImage),
    SequenceNumber: String(number).padStart(21, '0'),
  }
  return { ...template, eventID: `event-${number}`, dynamodb }
}

/** `batch('a b a')` has a record for each letter, numbered from 1. */
const batch = (orders: string): EventRecord[] => orders.split(' ').map((order, i) => recordOf(order, i + 1))

/** Handles a batch; `fails` says which records do not get through, such as `a3`. */
async function handled(
  Records: EventRecord[],
  fails: readonly string[] = [],
  options: StreamHandlerOptions = {},
) {
  const begun: string[] = []
  let running = 0
  let most = 0
  const onError = vi.fn()
  const handler = streamHandler(
    shop,
    {
      order: {
        modify: async ({ key: { orderId } }, { sequenceNumber }) => {
          const name = `${orderId}${Number(sequenceNumber)}`
          begun.push(name)
          running += 1
          most = Math.max(most, running)
          await new Promise(setImmediate)
          running -= 1
          if (fails.includes(name)) throw new Error(`not ${name}`)
        },
      },
      unknown: () => expect.unreachable(),
    },
    { onError, ...options },
  )
  const { batchItemFailures } = await handler({ Records })
  const reported = batchItemFailures.map(({ itemIdentifier }) => Number(itemIdentifier))
  return { begun, most, reported, onError }
}

describe('a batch', () => {
  it('is handled record by record, in the order of the stream', async () => {
    const { begun, most, reported } = await handled(batch('a b a c b'))
    expect(begun).toEqual(['a1', 'b2', 'a3', 'c4', 'b5'])
    expect(most).toBe(1)
    expect(reported).toEqual([])
  })

  it('handles different items at the same time, where it may', async () => {
    const { begun, most } = await handled(batch('a a a b c d'), [], { concurrency: 3 })
    expect(most).toBe(3)
    expect(begun.filter((name) => name.startsWith('a'))).toEqual(['a1', 'a2', 'a3'])
    expect(begun.slice(0, 3)).toEqual(['a1', 'b4', 'c5'])
  })

  it('drops what comes twice', async () => {
    const [a, b] = batch('a b') as [EventRecord, EventRecord]
    const { begun, reported } = await handled([a, b, { ...a }, b], ['b2'])
    expect(begun).toEqual(['a1', 'b2'])
    expect(reported).toEqual([2])
  })

  it('without records is done', async () => {
    expect(await handled([])).toMatchObject({ begun: [], reported: [] })
  })
})

describe('after a failure', () => {
  it('later records of the same item wait, and others go on', async () => {
    const { begun } = await handled(batch('a b a c b'), ['a1'])
    expect(begun).toEqual(['a1', 'b2', 'c4', 'b5'])
  })

  it('everything that was not done is reported, in order', async () => {
    expect((await handled(batch('a b a c b'), ['b2'])).reported).toEqual([2, 5])
    expect((await handled(batch('a b a c b'), ['b5', 'a1'])).reported).toEqual([1, 3, 5])
  })

  it('onError is told what was thrown, for which record', async () => {
    const { onError } = await handled(batch('a b'), ['b2'])
    expect(onError.mock.calls).toEqual([
      [new Error('not b2'), expect.objectContaining({ sequenceNumber: '000000000000000000002' })],
    ])
  })

  it('console.error is told, without keys or values, where there is no onError', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    await handled(batch('a'), ['a1'], { onError: undefined })
    expect(log.mock.calls).toEqual([
      ['Stream record 000000000000000000001 (modify) was not handled and comes again:', new Error('not a1')],
    ])
    log.mockRestore()
  })

  it('an onError that fails changes nothing, and is not silent', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    const onError = () => Promise.reject(new Error('no logger'))
    const { begun, reported } = await handled(batch('a b'), ['a1'], { onError })
    expect(begun).toEqual(['a1', 'b2'])
    expect(reported).toEqual([1])
    expect(log.mock.calls[0]).toContainEqual(new Error('no logger'))
    expect(log.mock.calls[0]).toContainEqual(new Error('not a1'))
    log.mockRestore()
  })

  it('the whole batch is rejected where Lambda would ignore what is reported', async () => {
    const failing = handled(batch('a b'), ['a1'], { reportBatchItemFailures: false })
    await expect(failing).rejects.toThrow('not a1')
  })

  it('a handler that throws before it awaits fails its record too', async () => {
    const modify = () => {
      throw new Error('at once')
    }
    const handler = streamHandler(shop, { order: { modify }, unknown: () => {} }, { onError: () => {} })
    expect((await handler({ Records: batch('a') })).batchItemFailures).toHaveLength(1)
  })

  it('the handler of what no entity claims fails its record too', async () => {
    const unknown = () => Promise.reject(new Error('not known'))
    const handler = streamHandler(shop, { unknown }, { onError: () => {} })
    const Records = captured('item of another program')
    expect((await handler({ Records })).batchItemFailures).toHaveLength(1)
  })
})

/** What Lambda does: it goes on from the lowest sequence number that is reported. */
async function lambda(
  Records: EventRecord[],
  handle: (records: EventRecord[]) => Promise<readonly number[]>,
): Promise<void> {
  let from = 0
  while (from < Records.length) {
    const reported = await handle(Records.slice(from))
    from = reported.length === 0 ? Records.length : Math.min(...reported) - 1
  }
}

it('every record is done in the end, and those of an item in order, however often handlers fail', async () => {
  const orders = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 12 })
  const failures = fc.array(fc.boolean(), { maxLength: 30 })
  const concurrency = fc.integer({ min: 1, max: 4 })
  await fc.assert(
    fc.asyncProperty(orders, failures, concurrency, async (letters, fails, atOnce) => {
      const Records = letters.map((order, i) => recordOf(order, i + 1))
      const outcomes = [...fails]
      const done: { order: string; number: number }[] = []
      const handler = streamHandler(
        shop,
        {
          order: {
            modify: async ({ key }, { sequenceNumber }) => {
              await new Promise(setImmediate)
              if (outcomes.shift()) throw new Error('this time')
              done.push({ order: key.orderId, number: Number(sequenceNumber) })
            },
          },
          unknown: () => expect.unreachable(),
        },
        { concurrency: atOnce, onError: () => {} },
      )
      await lambda(Records, async (records) => {
        const { batchItemFailures } = await handler({ Records: records })
        return batchItemFailures.map(({ itemIdentifier }) => Number(itemIdentifier))
      })
      expect(new Set(done.map(({ number }) => number))).toEqual(new Set(letters.map((_, i) => i + 1)))
      for (const letter of new Set(letters)) {
        const own = done.flatMap(({ order, number }) => (order === letter ? [number] : []))
        const first = own.filter((number, i) => own.indexOf(number) === i)
        expect(first).toEqual([...first].sort((a, b) => a - b))
        expect(own.at(-1)).toBe(first.at(-1))
      }
    }),
    { numRuns: 100 },
  )
})
