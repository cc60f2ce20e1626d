import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { defineDesign, defineEntity, defineTable, scan, string } from '@keyprint/key-design'
import { type Exchange, faults, randomFaults, startFaultProxy } from '@keyprint/local'
import { describeWithDynamoDB, testTable } from '@keyprint/local/vitest'
import { afterAll, beforeAll, beforeEach, expect, it, onTestFinished, vi } from 'vitest'
import {
  ConsumedCapacity,
  connect,
  type ScanCheckpoint,
  type ScanProgress,
  ThrottledError,
} from '../index.js'
import { listenerWarnings } from '../testing/listener-warnings.js'
import { outOfTime, until } from '../testing/out-of-time.js'
import { killedScan } from '../testing/reads/killed-scan.js'
import { listOf } from '../testing/reads/list-of.js'
import { rejection } from '../testing/rejection.js'

const letterTable = defineTable('letters', { partitionKey: 'pk' })
const letter = defineEntity(letterTable, 'letter', {
  attributes: { id: string() },
  key: { partition: 'LETTER#{id}' },
})
const letters = defineDesign({
  table: letterTable,
  entities: { letter },
  accessPatterns: { letters: scan(letter) },
})

const table = testTable(letters)
const proxy = await startFaultProxy(table.endpoint)
const db = connect(letters, { ...table, client: proxy.client({ maxAttempts: 1 }) })
const patient = connect(letters, { ...table, client: proxy.client() })
const expected = Array.from({ length: 400 }, (_, i) => `l${i}`).sort()

beforeAll(async () => {
  await connect(letters, table).batch.write((b) => expected.map((id) => b.letter.put({ id })))
})
beforeEach(async () => {
  // What a test has left may still arrive, and would take the faults of the next.
  let before = -1
  while (before !== proxy.requests.length) {
    before = proxy.requests.length
    await sleep(100)
  }
  proxy.reset()
})
afterAll(proxy.stop)

const idsOf = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id)

/** Lets requests through, and counts how many are under way at once. */
function watching() {
  const seen = { now: 0, most: 0 }
  const apply = async (exchange: Exchange) => {
    seen.most = Math.max(seen.most, ++seen.now)
    await sleep(5)
    const answer = await exchange.forward()
    seen.now -= 1
    exchange.answer(answer)
  }
  return { fault: { apply }, seen }
}

/** Answers requests once so many are under way, and all that come after. */
function whenTogether(count: number) {
  let arrived = 0
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return {
    apply: async (exchange: Exchange) => {
      if (++arrived === count) open()
      await opened
      exchange.answer(await exchange.forward())
    },
  }
}

describeWithDynamoDB('a scan in segments that is throttled', () => {
  it('reads on with fewer requests at once, recovers, and gives each item once', async () => {
    const concurrency: number[] = []
    const onProgress = (now: ScanProgress) => {
      concurrency.push(now.concurrency)
      if (concurrency.length === 10) proxy.inject({ operation: 'Scan', fault: faults.throttle(), times: 12 })
    }
    const items = await db.letters({ segments: 8, pageSize: 5, onProgress }).collect()
    expect(idsOf(items).sort()).toEqual(expected)
    const lowest = Math.min(...concurrency)
    expect(concurrency.slice(0, 10)).toEqual(Array(10).fill(8))
    expect(lowest).toBeLessThanOrEqual(4)
    expect(concurrency.at(-1)).toBeGreaterThan(lowest)
  })

  it('has no more requests under way than it says', async () => {
    proxy.inject({ operation: 'Scan', fault: faults.throttle(), times: 8 })
    const { fault, seen } = watching()
    proxy.inject({ operation: 'Scan', fault, times: 6 })
    const reading = db.letters({ segments: 8, pageSize: 40 })
    await listOf(reading)
    // Eight were throttled together, so four may be under way: the cut is one for all of them.
    expect(seen.most).toBeLessThanOrEqual(4)
  })

  it('listens to one signal with many requests, without a warning of Node', async () => {
    proxy.inject({ operation: 'Scan', fault: whenTogether(16), times: 'always' })
    const signal = new AbortController().signal
    const scanned = () => db.letters({ segments: 16, signal, deadline: 60_000 }).collect()
    expect(await listenerWarnings(scanned)).toEqual([])
  })

  it('notices what the SDK has tried again by itself', async () => {
    proxy.inject({ operation: 'Scan', fault: faults.throttle(), times: 2 })
    let last: ScanProgress | undefined
    const onProgress = (now: ScanProgress) => {
      last = now
    }
    const items = await patient.letters({ segments: 2, onProgress }).collect()
    expect(items).toHaveLength(400)
    expect(last).toMatchObject({ throttled: 2, concurrency: 1 })
  })

  it.each([1, 2])('loses nothing through random throttling: seed %d', async (seed) => {
    proxy.play(randomFaults(seed, { throttle: 0.3, delay: { rate: 0.1, ms: 10 } }))
    const items = await listOf(db.letters({ segments: 6, pageSize: 7 }))
    expect(idsOf(items).sort()).toEqual(expected)
  })

  it('is killed, and goes on from its checkpoint in another process; nothing is lost', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'keyprint-throttled-'))
    const file = join(folder, 'checkpoint.json')
    const { endpoint } = proxy
    proxy.play(randomFaults(3, { throttle: 0.2 }))
    const scan = { endpoint, tableName: table.tableName, file, segments: 6, pageSize: 8, pages: 15 }
    const given = await killedScan(scan)
    const checkpoint = JSON.parse(await readFile(file, 'utf8'))
    await rm(folder, { recursive: true })

    let last: ScanProgress | undefined
    const onProgress = (now: ScanProgress) => {
      last = now
    }
    const rest = await db.letters({ segments: 6, pageSize: 8, checkpoint, onProgress }).collect()
    expect([...given.slice(0, -1).flat(), ...idsOf(rest)].sort()).toEqual(expected)
    expect(proxy.requests.filter(({ fault }) => fault !== undefined).length).toBeGreaterThan(5)
    expect(last?.throttled).toBeGreaterThan(0)
  })

  it('ends at its deadline, which is for all that is collected', async () => {
    proxy.inject({ operation: 'Scan', fault: faults.throttle(), times: 'always' })
    const call = () => db.letters({ segments: 3, deadline: 20_000 }).collect()
    const when = () => proxy.requests.length >= 8
    const before = async () => {
      await until(() => proxy.requests.length === 3)
      await sleep(200)
      // It pauses: otherwise the proxy would have had dozens.
      expect(proxy.requests).toHaveLength(3)
    }
    const error = await rejection(outOfTime({ call, ms: 20_000, when, before, step: 20 }))
    expect(error).toBeInstanceOf(ThrottledError)
  })

  it('sends nothing more when it is left', async () => {
    proxy.inject({ operation: 'Scan', fault: faults.none(), times: 1 })
    proxy.inject({ operation: 'Scan', fault: faults.throttle(), times: 'always' })
    for await (const _ of db.letters({ segments: 4, pageSize: 1 })) break
    const sent = proxy.requests.length
    await sleep(400)
    // One of each that was under way.
    expect(proxy.requests.length).toBeLessThanOrEqual(sent + 4)
  })
})

describeWithDynamoDB('a deadline of a scan in segments', () => {
  it('is for the whole of what is collected, not for each page', async () => {
    proxy.inject({ operation: 'Scan', fault: faults.delay(60), times: 'always' })
    const slow = { segments: 2, pageSize: 10, deadline: 400 }
    await expect(db.letters(slow).collect()).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    expect(proxy.requests.length).toBeLessThan(20)
  })

  it('is for each page where what is done with it in between takes as long as it takes', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    let count = 0
    for await (const { items } of db.letters({ segments: 2, pageSize: 40, deadline: 1_000 }).pages()) {
      count += items.length
      // No time limit runs when what is read ahead is there.
      await until(() => vi.getTimerCount() === 0)
      vi.advanceTimersByTime(5_000)
    }
    expect(count).toBe(400)
  })
})

describeWithDynamoDB('a scan in segments whose items are taken one by one', () => {
  it('reads no more than a page of each segment ahead', async () => {
    const segments = 4
    let pages = 0
    for await (const { items } of db.letters({ segments, pageSize: 5 }).pages()) {
      pages += 1
      await sleep(2)
      expect(items.length).toBeLessThanOrEqual(5)
      expect(proxy.requests.length).toBeLessThanOrEqual(pages + segments)
    }
    expect(pages).toBeGreaterThan(80)
  })
})

describeWithDynamoDB('progress of a scan in segments', () => {
  it('is told for each page, and adds up', async () => {
    const progress: ScanProgress[] = []
    const capacity = new ConsumedCapacity()
    const onProgress = (now: ScanProgress) => progress.push(now)
    const pages = await listOf(db.letters({ segments: 3, pageSize: 50, capacity, onProgress }).pages())
    expect(progress).toHaveLength(pages.length)
    expect(progress.at(-1)).toEqual({
      items: 400,
      pages: pages.length,
      segments: 3,
      segmentsDone: 3,
      throttled: 0,
      concurrency: 3,
      capacity,
    })
    expect(progress.at(0)).toMatchObject({ items: pages[0]?.items.length, pages: 1 })
    expect(capacity.requests).toBe(pages.length)
  })

  it('counts segments that were done before', async () => {
    const [first] = await listOf(db.letters({ segments: 2 }).pages())
    const told: ScanProgress[] = []
    const options = {
      segments: 2,
      checkpoint: first?.checkpoint,
      onProgress: (now: ScanProgress) => told.push(now),
    }
    await db.letters(options).collect()
    expect(told).toEqual([expect.objectContaining({ pages: 1, segmentsDone: 2 })])
  })

  it('ends the reading when its callback throws, and the checkpoint before goes on', async () => {
    const broken = new Error('the log is full')
    const given: string[] = []
    let checkpoint: ScanCheckpoint | undefined
    const onProgress = ({ pages }: ScanProgress) => {
      if (pages === 5) throw broken
    }
    const read = async () => {
      for await (const page of db.letters({ segments: 3, pageSize: 20, onProgress }).pages()) {
        given.push(...idsOf(page.items))
        checkpoint = page.checkpoint
      }
    }
    expect(await rejection(read())).toBe(broken)
    const rest = await db.letters({ segments: 3, checkpoint }).collect()
    expect([...given, ...idsOf(rest)].sort()).toEqual(expected)
  })
})
