import { faults, randomFaults, startFaultProxy } from '@keyprint/local'
import { describeWithDynamoDB, testTable } from '@keyprint/local/vitest'
import fc from 'fast-check'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { connect, type Page, ThrottledError, UnavailableError } from '../../index.js'
import { anEvent, type Event, sharded } from '../../testing/reads/sharded.js'
import { rejection } from '../../testing/rejection.js'

const table = testTable(sharded)
const proxy = await startFaultProxy(table.endpoint)
const db = connect(sharded, table)
const failing = connect(sharded, { ...table, client: proxy.client({ maxAttempts: 1 }) })
beforeEach(proxy.reset)
afterAll(proxy.stop)

/** Few topics, so that many sort keys of the index are equal; in several planes of Unicode, and continuing one another. */
const topic = fc.constantFrom('a', 'a!', 'b', 'ü', '\uffee', '\u{1f600}')
const drawn = fc.record({ topic, score: fc.integer({ min: -3, max: 3 }), expired: fc.boolean() })
const reading = fc.record({
  order: fc.constantFrom('ascending' as const, 'descending' as const),
  limits: fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 4 }),
  pageSize: fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined }),
  requestsPerPage: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
})

type Options = {
  readonly limit?: number
  readonly order: 'ascending' | 'descending'
  readonly after?: string
}

/** All items, page by page with the limits in turn. A page that cannot be read is asked for again. */
async function through(
  { limits, ...options }: Omit<Options, 'limit' | 'after'> & { readonly limits: readonly number[] },
  read: (options: Options) => Promise<Page<Event>>,
): Promise<readonly Event[]> {
  const items: Event[] = []
  let after: string | undefined
  for (let n = 0; n === 0 || after !== undefined; ) {
    const limit = limits[n % limits.length] as number
    const page = await read({ ...options, limit, ...(after !== undefined && { after }) }).catch((error) => {
      if (error instanceof ThrottledError || error instanceof UnavailableError) return undefined
      throw error
    })
    if (page === undefined) continue
    expect(page.items.length).toBeLessThanOrEqual(limit)
    items.push(...page.items)
    after = page.cursor
    n += 1
  }
  return items
}

const utf8 = (event: Event) => Buffer.from(`${event.topic}#`)
let org = 0

describeWithDynamoDB('random items in shards, read in pages of random sizes', () => {
  const property = (client: typeof db, runs: number, prepare: () => void) =>
    fc.assert(
      fc.asyncProperty(fc.array(drawn, { maxLength: 40 }), reading, async (given, options) => {
        const orgId = `o${org++}`
        const events = given.map(({ expired, ...said }, n) =>
          anEvent(`${n}`, { ...said, orgId, level: 1, ...(expired && { expiresAt: new Date(0) }) }),
        )
        await db.batch.write((b) => events.map(b.event.put))
        const alive = events.filter(({ expiresAt }) => expiresAt === undefined).map(({ eventId }) => eventId)
        prepare()
        const inTable = await through(options, (more) => client.events({ orgId }, more).page() as never)
        const inIndex = await through(
          options,
          (more) => client.eventsByLevel({ orgId }, { ...more }).page() as never,
        )
        const byScore = await through(options, (more) => client.scores({ orgId }, more).page() as never)
        proxy.reset()

        const sign = options.order === 'descending' ? -1 : 1
        const sorted = (compare: (a: Event, b: Event) => number) => (a: Event, b: Event) =>
          sign * compare(a, b)
        // Nothing is repeated or lost, and all of it is in order.
        expect(inTable.map(({ eventId }) => eventId).sort()).toEqual(alive.toSorted())
        expect(inTable).toEqual(
          inTable.toSorted(
            sorted((a, b) => Buffer.compare(utf8(a), utf8(b)) || (a.eventId < b.eventId ? -1 : 1)),
          ),
        )
        const all = events.map(({ eventId }) => eventId).sort()
        expect(inIndex.map(({ eventId }) => eventId).sort()).toEqual(all)
        // The index has the topic at the end of its sort key, the table has the delimiter behind it.
        const topics = inIndex.map((event) => Buffer.from(event.topic))
        expect(topics).toEqual(topics.toSorted((a, b) => sign * Buffer.compare(a, b)))
        expect(byScore.map(({ eventId }) => eventId).sort()).toEqual(alive.toSorted())
        const scores = byScore.map(({ score }) => score)
        expect(scores).toEqual(scores.toSorted((a, b) => sign * (a - b)))
      }),
      { numRuns: runs },
    )

  it('are given each once and in order', () => property(db, 25, () => undefined))

  it('are so too when requests to single shards are throttled or not answered', () =>
    property(failing, 15, () => proxy.play(randomFaults(1, { throttle: 0.15, loseAnswer: 0.05 }))))
})

describeWithDynamoDB('a shard that is throttled', () => {
  it('ends the reading with its error, and a cursor from before still goes on', async () => {
    const orgId = 'throttled'
    await db.batch.write((b) => Array.from({ length: 30 }, (_, n) => b.event.put(anEvent(`${n}`, { orgId }))))
    const first = await failing.events({ orgId }, { limit: 10 }).page()
    proxy.inject({ operation: 'Query', fault: faults.throttle(), times: 1 })
    const reading = failing.events({ orgId }, { limit: 20, after: first.cursor })
    await expect(reading.page()).rejects.toThrow(ThrottledError)
    const { items } = await reading.page()
    expect(new Set([...first.items, ...items].map(({ eventId }) => eventId)).size).toBe(30)
  })

  it('holds up no longer than the deadline, or the signal', async () => {
    proxy.inject({ operation: 'Query', fault: faults.hang(), times: 2 })
    await expect(failing.events({ orgId: 'hanging' }, { deadline: 300 }).page()).rejects.toThrow(
      UnavailableError,
    )
    await expect.poll(() => proxy.requests.length).toBe(3)
    proxy.reset()
    proxy.inject({ operation: 'Query', fault: faults.hang(), times: 1 })
    const reason = new Error('enough')
    const controller = new AbortController()
    const reading = failing.events({ orgId: 'hanging' }, { signal: controller.signal })
    const aborted = rejection(reading.collect())
    await expect.poll(() => proxy.requests.length).toBe(3)
    controller.abort(reason)
    expect(await aborted).toBe(reason)
    expect(proxy.requests).toHaveLength(3)
  })
})
