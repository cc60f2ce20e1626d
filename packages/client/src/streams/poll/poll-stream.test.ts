import { PutItemCommand } from '@aws-sdk/client-dynamodb'
import { describeWithDynamoDB, testTable } from '@keyprint/local/vitest'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { connect } from '../../connect.js'
import { rejection } from '../../testing/rejection.js'
import { localStreams } from '../../testing/streams/local-streams.js'
import { shop } from '../../testing/streams/shop.js'
import type { StreamCheckpoint } from './checkpoint.js'
import { pollStream } from './poll-stream.js'
import type { StreamsClient } from './streams-client.js'

const table = testTable(shop)
const client = localStreams(table.endpoint)
const { tableName } = table
const db = connect(shop, table)
afterAll(() => client.destroy())

const keyOf = (orderId: string) => ({
  customerId: 'c1',
  placedAt: new Date('2026-11-21T12:00:00Z'),
  orderId,
})
const newOrder = (orderId: string) => ({ ...keyOf(orderId), total: 1 })

const seen: string[] = []
beforeEach(() => {
  seen.length = 0
})

/** Notes what happens to orders. */
const noting = {
  order: {
    insert: ({ item }: { item: { orderId: string; total: number } }) => seen.push(`+${item.orderId}`),
    modify: ({ before, after }: { before: { total: number }; after: { orderId: string; total: number } }) =>
      seen.push(`${after.orderId} ${before.total} → ${after.total}`),
    remove: ({ before }: { before: { orderId: string } }) => seen.push(`-${before.orderId}`),
  },
  unknown: ({ keys }: { keys: object }) => seen.push(JSON.stringify(keys)),
}

/** The same client, which tells when it has an iterator. */
function watching(own: typeof client) {
  let listens = () => {}
  const listening = new Promise<void>((resolve) => {
    listens = resolve
  })
  const getShardIterator: StreamsClient['getShardIterator'] = async (input, options) => {
    const iterator = await own.getShardIterator(input, options)
    listens()
    return iterator
  }
  const watched: StreamsClient = Object.assign(Object.create(own), { getShardIterator })
  return { watched, listening }
}

/** What was written before, in order. */
const HISTORY = ['+a', 'a 1 → 2', '+b', '-a', '{"sk":{"S":"JOB"},"pk":{"S":"JOB#1"}}']
const untilEmpty = { client, tableName, untilEmpty: true } as const

describeWithDynamoDB('polling the stream of a table', () => {
  beforeAll(async () => {
    await db.customer.create({ customerId: 'c1', email: 'ada@example.com' })
    await db.order.create({ ...newOrder('a'), signature: Uint8Array.of(1, 2) })
    await db.order.update(keyOf('a'), { set: { total: 2 } })
    await db.order.put(newOrder('b'))
    await db.order.delete(keyOf('a'))
    const Item = { pk: { S: 'JOB#1' }, sk: { S: 'JOB' } }
    await table.client.send(new PutItemCommand({ TableName: tableName, Item }))
  })

  it('calls the handlers for everything that was written, in order', async () => {
    await pollStream(shop, noting, untilEmpty)
    expect(seen).toEqual(HISTORY)
  })

  it('decodes bytes and dates like a read does', async () => {
    const insert = vi.fn()
    await pollStream(shop, { order: { insert }, unknown: () => {} }, untilEmpty)
    expect(insert.mock.calls[0]).toEqual([
      { key: keyOf('a'), item: { ...newOrder('a'), lines: [], signature: Uint8Array.of(1, 2) } },
      expect.objectContaining({ change: 'insert', writtenAt: expect.any(Date) }),
    ])
  })

  it('reads a stream by its ARN too', async () => {
    const { Streams } = await client.listStreams({ TableName: tableName })
    const streamArn = Streams?.[0]?.StreamArn
    await pollStream(shop, noting, { client, streamArn, untilEmpty: true })
    expect(seen).toEqual(HISTORY)
  })

  it('goes on from a checkpoint, which is JSON', async () => {
    const checkpoints: string[] = []
    const onCheckpoint = (checkpoint: StreamCheckpoint) => checkpoints.push(JSON.stringify(checkpoint))
    const end = await pollStream(shop, noting, { ...untilEmpty, batchSize: 3, onCheckpoint })
    expect(checkpoints.length).toBeGreaterThan(1)
    expect(JSON.parse(checkpoints.at(-1) as string)).toEqual(end)

    seen.length = 0
    await pollStream(shop, noting, { ...untilEmpty, from: JSON.parse(checkpoints[0] as string) })
    // The first three records are the customer, its guard item and the first order.
    expect(seen).toEqual(HISTORY.slice(1))
    seen.length = 0
    await pollStream(shop, noting, { ...untilEmpty, from: end })
    expect(seen).toEqual([])
  })

  it('tries again what failed before it goes on', async () => {
    let failures = 2
    const errors: unknown[] = []
    const unstable = {
      ...noting,
      order: {
        ...noting.order,
        modify: (change: Parameters<typeof noting.order.modify>[0]) => {
          if (failures-- > 0) throw new Error('not now')
          noting.order.modify(change)
        },
      },
    }
    const options = { ...untilEmpty, retries: 2, onError: (error: unknown) => errors.push(error) }
    await pollStream(shop, unstable, options)
    expect(errors).toHaveLength(2)
    const ofA = seen.filter((text) => /^[+-]?a/.test(text))
    expect(ofA).toEqual(['+a', 'a 1 → 2', '-a'])
    // What follows in the batch comes again with it, as it does in Lambda.
    expect(seen.filter((text) => text === '+b')).toHaveLength(3)
  })

  it('throws what a handler threw when its retries are used up, and can go on after what was done', async () => {
    let last: StreamCheckpoint = {}
    const failing = { order: { modify: () => Promise.reject(new Error('never')) }, unknown: () => {} }
    const polling = pollStream(shop, failing, {
      ...untilEmpty,
      retries: 1,
      onError: () => {},
      onCheckpoint: (checkpoint) => {
        last = checkpoint
      },
    })
    expect((await rejection(polling)).message).toBe('never')
    await pollStream(shop, noting, { ...untilEmpty, from: last })
    expect(seen).toEqual(HISTORY.slice(1))
  })

  it('throws at once what a handler threw, where it is to come to an end', async () => {
    let calls = 0
    const insert = () => {
      calls += 1
      throw new Error('a test failed')
    }
    const polling = pollStream(
      shop,
      { order: { insert }, unknown: () => {} },
      { ...untilEmpty, onError() {} },
    )
    expect((await rejection(polling)).message).toBe('a test failed')
    // Each of two orders, once.
    expect(calls).toBe(2)
  })

  it('waits for what is still to come, until the signal says so', async () => {
    const stop = new AbortController()
    const own = { ...noting.order, insert: vi.fn(), remove: vi.fn(() => stop.abort()) }
    const { watched, listening } = watching(client)
    const polling = pollStream(
      shop,
      { order: own, unknown: () => {} },
      { client: watched, tableName, from: 'latest', interval: 20, signal: stop.signal },
    )
    await listening
    await db.order.create(newOrder('later'))
    await db.order.delete(keyOf('later'))
    const checkpoint = await polling
    expect(own.insert).toHaveBeenCalledOnce()
    expect(Object.keys(checkpoint)).toHaveLength(1)
  })

  it('ends at once when the signal was given before', async () => {
    const signal = AbortSignal.abort()
    expect(await pollStream(shop, noting, { client, tableName, signal, from: { s: '1' } })).toEqual({
      s: '1',
    })
    expect(seen).toEqual([])
  })
})

describeWithDynamoDB('polling is refused', () => {
  it('where the table has no stream', async () => {
    const polling = pollStream(shop, noting, { client, tableName: 'nobody' })
    expect(await rejection(polling)).toMatchObject({ code: 'CONFIGURATION' })
  })

  it('with the errors of the client', async () => {
    const nowhere = localStreams('http://127.0.0.1:9')
    const polling = pollStream(shop, noting, { client: nowhere, tableName })
    expect(await rejection(polling)).toMatchObject({ code: 'UNAVAILABLE' })
  })
})

describe('an option that is no count', () => {
  it('is refused before anything is sent', async () => {
    const polling = pollStream(shop, noting, { client, tableName, batchSize: 0.5 })
    expect((await rejection(polling)).message).toContain('batchSize must be a whole number of at least 1')
  })
})
