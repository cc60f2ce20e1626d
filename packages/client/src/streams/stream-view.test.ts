import {
  binary,
  defineDesign,
  defineEntity,
  defineTable,
  integer,
  number,
  string,
} from '@keyprint/key-design'
import { describeWithDynamoDB, testTable } from '@keyprint/local/vitest'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { connect } from '../connect.js'
import { lambdaJson } from '../testing/streams/lambda-json.js'
import { allRecords, localStreams } from '../testing/streams/local-streams.js'
import type { Untyped } from '../testing/untyped.js'
import { pollStream } from './poll/poll-stream.js'
import { streamHandler } from './stream-handler.js'

const attributes = { noteId: string(), size: integer() }
const key = { partition: 'NOTE#{noteId}' } as const

// One table has no marker of the entity, and images of what is removed are not shown by another: keys must tell it.
const everything = defineTable('everything', { partitionKey: 'pk', stream: 'new-and-old-images' })
const newImage = defineTable('new-image', { partitionKey: 'pk', stream: 'new-image' })
const oldImage = defineTable('old-image', { partitionKey: 'pk', stream: 'old-image', entityMarker: false })
const keysOnly = defineTable('keys-only', { partitionKey: 'pk', stream: 'keys-only' })

const unique = ['size'] as const
const designs = {
  'new-and-old-images': defineDesign({
    table: everything,
    entities: { note: defineEntity(everything, 'note', { attributes, key, unique }) },
  }),
  'new-image': defineDesign({
    table: newImage,
    entities: { note: defineEntity(newImage, 'note', { attributes, key, unique }) },
  }),
  'old-image': defineDesign({
    table: oldImage,
    entities: { note: defineEntity(oldImage, 'note', { attributes, key, unique }) },
  }),
  'keys-only': defineDesign({
    table: keysOnly,
    entities: { note: defineEntity(keysOnly, 'note', { attributes, key, unique }) },
  }),
}

const n1 = { noteId: 'n1' }
const [before, after] = [
  { noteId: 'n1', size: 1 },
  { noteId: 'n1', size: 2 },
]

/** What handlers get: of an insert, a modify and a remove. */
const GOT = {
  'new-and-old-images': [
    { key: n1, item: before },
    { key: n1, before, after },
    { key: n1, before: after },
  ],
  'new-image': [{ key: n1, item: before }, { key: n1, after }, { key: n1 }],
  'old-image': [{ key: n1 }, { key: n1, before }, { key: n1, before: after }],
  'keys-only': [{ key: n1 }, { key: n1 }, { key: n1 }],
}

/** Handlers that note what they get. */
function noting() {
  const got: unknown[] = []
  const note = (change: unknown) => got.push(change)
  const unknown = () => expect.unreachable('guard items and notes are all there is')
  return { got, handlers: { note: { insert: note, modify: note, remove: note }, unknown } as Untyped }
}

for (const view of Object.keys(designs) as (keyof typeof designs)[]) {
  describeWithDynamoDB(`a stream that shows ${view}`, () => {
    const design = designs[view] as (typeof designs)['new-and-old-images']
    const table = testTable(design)
    const client = localStreams(table.endpoint)
    afterAll(() => client.destroy())
    beforeAll(async () => {
      const db = connect(design, table)
      await db.note.create(before)
      await db.note.update(n1, { set: { size: 2 } })
      await db.note.delete(n1)
    })

    it('gives handlers what it shows, from Lambda', async () => {
      const { got, handlers } = noting()
      const records = await allRecords(client, table.tableName)
      const event = { Records: records.map((record) => JSON.parse(lambdaJson(record))) }
      expect(await streamHandler(design, handlers)(event)).toEqual({ batchItemFailures: [] })
      expect(got).toEqual(GOT[view])
    })

    it('gives handlers the same from the streams API', async () => {
      const { got, handlers } = noting()
      await pollStream(design, handlers, { client, tableName: table.tableName, untilEmpty: true })
      expect(got).toEqual(GOT[view])
    })
  })
}

const frames = defineTable('frames', {
  partitionKey: { name: 'sensor', type: 'number' },
  sortKey: { name: 'frame', type: 'binary' },
  stream: 'new-and-old-images',
  entityMarker: false,
})
const frame = defineEntity(frames, 'frame', {
  attributes: { sensor: number(), frame: binary(), text: string() },
  key: { partition: '{sensor}', sort: '{frame}' },
})
const camera = defineDesign({ table: frames, entities: { frame } })

describeWithDynamoDB('keys that are numbers and bytes', () => {
  const table = testTable(camera)
  const client = localStreams(table.endpoint)
  afterAll(() => client.destroy())

  it('are read from a Lambda event, and keep the records of their item in order', async () => {
    const db = connect(camera, table)
    const one = { sensor: 7, frame: Uint8Array.of(1, 255) }
    const other = { sensor: 7, frame: Uint8Array.of(2) }
    await db.frame.put({ ...one, text: 'a' })
    await db.frame.put({ ...other, text: 'b' })
    await db.frame.put({ ...one, text: 'c' })
    const records = await allRecords(client, table.tableName)
    const Records = records.map((record) => JSON.parse(lambdaJson(record)))

    const got: unknown[] = []
    const handlers = {
      frame: {
        insert: (change: { item: { text: string } }) => {
          got.push(change)
          if (change.item.text === 'a') throw new Error('not now')
        },
        modify: () => expect.unreachable(),
      },
      unknown: () => expect.unreachable(),
    }
    const { batchItemFailures } = await streamHandler(camera, handlers, { onError: () => {} })({ Records })
    expect(got).toEqual([
      { key: one, item: { ...one, text: 'a' } },
      { key: other, item: { ...other, text: 'b' } },
    ])
    expect(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual([
      Records[0].dynamodb.SequenceNumber,
      Records[2].dynamodb.SequenceNumber,
    ])
  })
})
