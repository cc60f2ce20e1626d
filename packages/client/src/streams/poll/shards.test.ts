import { beforeEach, describe, expect, it } from 'vitest'
import { rejection } from '../../testing/rejection.js'
import { type FakeShard, fakeStreams } from '../../testing/streams/fake-streams.js'
import { shop } from '../../testing/streams/shop.js'
import type { EventRecord } from '../stream-event.js'
import { type PollStreamOptions, pollStream } from './poll-stream.js'

const seen: number[] = []
beforeEach(() => {
  seen.length = 0
})

/** Handles what is in the shards. */
function poll(shards: FakeShard[], options: Partial<PollStreamOptions> = {}) {
  const insert = (_: unknown, { sequenceNumber }: { sequenceNumber: string }) =>
    seen.push(Number(sequenceNumber))
  const all = { client: fakeStreams(shards), streamArn: 'arn', untilEmpty: true, ...options }
  return pollStream(shop, { order: { insert }, unknown: () => {} }, all)
}

/** A shard that was split: children come first in the list, as they may. */
const family = (): FakeShard[] => [
  { id: 'left', parent: 'parent', open: true, records: [21, 22] },
  { id: 'right', parent: 'parent', records: [31] },
  { id: 'parent', parent: 'forgotten', records: [11, 12, 13] },
  { id: 'grandchild', parent: 'right', open: true, records: [41] },
]

describe('a shard', () => {
  it('is read after its parent, and one whose parent is gone from its beginning', async () => {
    const checkpoint = await poll(family(), { batchSize: 2 })
    expect(seen.slice(0, 3)).toEqual([11, 12, 13])
    expect(seen.filter((number) => number > 20 && number < 30)).toEqual([21, 22])
    expect(seen.indexOf(41)).toBeGreaterThan(seen.indexOf(31))
    expect([...seen].sort()).toEqual([11, 12, 13, 21, 22, 31, 41])
    expect(checkpoint).toEqual({ left: '22', right: 'end', parent: 'end', grandchild: '41' })
  })

  it('that ended is not read again', async () => {
    const read: string[] = []
    const client = fakeStreams(family(), read)
    await poll([], { client, from: { left: '21', right: 'end', parent: 'end' } })
    expect(seen).toEqual([22, 41])
    expect(new Set(read)).toEqual(new Set(['left', 'grandchild']))
  })

  it('that was dropped after it ended is forgotten by the checkpoint', async () => {
    const shards: FakeShard[] = [{ id: 'left', parent: 'parent', open: true, records: [21] }]
    expect(await poll(shards, { from: { parent: 'end' } })).toEqual({ left: '21' })
  })

  it('that was dropped before it ended is an error: its records are gone', async () => {
    const shards: FakeShard[] = [{ id: 'left', parent: 'parent', open: true, records: [21] }]
    expect(await rejection(poll(shards, { from: { parent: '11' } }))).toMatchObject({
      code: 'STREAM_TRIMMED',
      shardId: 'parent',
      sequenceNumber: '11',
    })
    expect(seen).toEqual([])
  })

  it('is not read from before now, where only later records are wanted', async () => {
    const shards = family()
    const checkpoint = await poll(shards, { from: 'latest' })
    expect(seen).toEqual([])
    expect(checkpoint).toEqual({ right: 'end', parent: 'end' })
  })

  it('is read to its end after what failed in its last batch, with retries for each record', async () => {
    const failing = new Set(['11', '12', '13'])
    const insert = (_: unknown, { sequenceNumber }: { sequenceNumber: string }) => {
      if (failing.delete(sequenceNumber)) throw new Error('not now')
      seen.push(Number(sequenceNumber))
    }
    const client = fakeStreams(family())
    const options = { client, streamArn: 'arn', untilEmpty: true, retries: 1, onError: () => {} }
    const checkpoint = await pollStream(shop, { order: { insert }, unknown: () => {} }, options)
    expect(seen.slice(0, 3)).toEqual([11, 12, 13])
    expect(checkpoint.parent).toBe('end')
  })
})

describe('when the streams API says', () => {
  const trimmed = () =>
    Object.assign(new Error('trimmed'), { name: 'TrimmedDataAccessException', $fault: 'client' })
  const dated = (record: EventRecord, ApproximateCreationDateTime: Date | undefined) => ({
    ...record,
    dynamodb: { ...record.dynamodb, ApproximateCreationDateTime },
  })
  const saying = (name: string, times: number) => {
    const client = fakeStreams([{ id: 'only', open: true, records: [1, 2, 3] }])
    const getRecords: typeof client.getRecords = async (input, options) => {
      // Something was read before.
      if (input.ShardIterator !== 'only:0' && times-- > 0)
        throw Object.assign(new Error(name), { name, $fault: 'client' })
      return client.getRecords(input, options)
    }
    return { ...client, getRecords }
  }

  it('that an iterator has expired, it goes on from the last record that was handled', async () => {
    await poll([], { client: saying('ExpiredIteratorException', 1), batchSize: 1 })
    expect(seen).toEqual([1, 2, 3])
  })

  it('that records were trimmed, that is an error', async () => {
    const polling = poll([], { client: saying('TrimmedDataAccessException', 1), batchSize: 1 })
    expect(await rejection(polling)).toMatchObject({
      name: 'StreamTrimmedError',
      shardId: 'only',
      sequenceNumber: '1',
      cause: { name: 'TrimmedDataAccessException' },
    })
  })
  it.each([
    ['latest', 100, [2]],
    // A page that holds only what came before is not the end.
    ['latest', 1, [2]],
    ['trim-horizon', 100, [1, 2]],
  ] as const)(
    'of the first record that was waited for that it was trimmed, from %s on in pages of %i, it is found',
    async (from, batchSize, found) => {
      const client = fakeStreams([{ id: 'only', open: true, records: [1, 2] }])
      let reads = 0
      const getRecords: typeof client.getRecords = async (input, options) => {
        if (reads++ === 0) throw trimmed()
        const { Records = [], ...rest } = await client.getRecords(input, options)
        const writtenAt = (record: EventRecord) =>
          new Date(Date.now() - (record.dynamodb?.SequenceNumber === '1' ? 120_000 : 0))
        return { ...rest, Records: Records.map((record) => dated(record, writtenAt(record))) }
      }
      const checkpoint = await poll([], { client: { ...client, getRecords }, from, batchSize })
      expect([seen, checkpoint]).toEqual([found, { only: '2' }])
    },
  )

  it('so of the beginning too, that is an error', async () => {
    const client = fakeStreams([{ id: 'only', open: true, records: [] }])
    const getRecords = () => Promise.reject(trimmed())
    const polling = poll([], { client: { ...client, getRecords }, from: 'latest' })
    expect(await rejection(polling)).toMatchObject({ name: 'StreamTrimmedError' })
  })
})
