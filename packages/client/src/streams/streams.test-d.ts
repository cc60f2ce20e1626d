import type { DynamoDBStreams, GetRecordsOutput } from '@aws-sdk/client-dynamodb-streams'
import {
  any,
  defineDesign,
  defineEntity,
  defineTable,
  integer,
  string,
  timestamp,
} from '@keyprint/key-design'
import type { DynamoDBStreamEvent, DynamoDBStreamHandler } from 'aws-lambda'
import { expectTypeOf } from 'vitest'
import type { UnreadableItemError } from '../index.js'
import {
  type EventRecord,
  pollStream,
  type StreamCheckpoint,
  type StreamRecord,
  type StreamsClient,
  streamHandler,
} from '../streams.js'
import { shop as withoutStream } from '../testing/types/shop.js'

const keys = { partitionKey: 'pk' } as const
const everything = defineTable('everything', { ...keys, stream: 'new-and-old-images' })
const newImage = defineTable('new', { ...keys, stream: 'new-image' })
const oldImage = defineTable('old', { ...keys, stream: 'old-image' })
const keysOnly = defineTable('keys', { ...keys, stream: 'keys-only' })

const attributes = { noteId: string(), at: timestamp(), size: integer().optional() }
const key = { partition: 'NOTE#{noteId}#{at}' } as const

const notes = defineDesign({
  table: everything,
  entities: { note: defineEntity(everything, 'note', { attributes, key }) },
})
const newNotes = defineDesign({
  table: newImage,
  entities: { note: defineEntity(newImage, 'note', { attributes, key }) },
})
const oldNotes = defineDesign({
  table: oldImage,
  entities: { note: defineEntity(oldImage, 'note', { attributes, key }) },
})
const noteKeys = defineDesign({
  table: keysOnly,
  entities: { note: defineEntity(keysOnly, 'note', { attributes, key }) },
})

interface Key {
  noteId: string
  at: Date
}

interface Note {
  noteId: string
  at: Date
  size?: number | undefined
}

const unknown = () => {}

export function changes() {
  streamHandler(notes, {
    note: {
      insert: async ({ key, item }, record) => {
        expectTypeOf(key).toEqualTypeOf<Key>()
        expectTypeOf(item).toEqualTypeOf<Note>()
        expectTypeOf(record).toEqualTypeOf<StreamRecord>()
      },
      modify: ({ key, before, after }) => {
        expectTypeOf(key).toEqualTypeOf<Key>()
        expectTypeOf(before).toEqualTypeOf<Note>()
        expectTypeOf(after).toEqualTypeOf<Note>()
      },
      remove: ({ before }) => expectTypeOf(before).toEqualTypeOf<Note>(),
      expired: ({ before }) => expectTypeOf(before).toEqualTypeOf<Note>(),
    },
    unknown: (record, error) => {
      expectTypeOf(record).toEqualTypeOf<StreamRecord>()
      expectTypeOf(error).toEqualTypeOf<UnreadableItemError | undefined>()
    },
  })
  // @ts-expect-error: what is inserted was not there before
  streamHandler(notes, { note: { insert: ({ before }) => before }, unknown })
  // @ts-expect-error: what is removed is not there after
  streamHandler(notes, { note: { remove: ({ after }) => after }, unknown })
  // @ts-expect-error: there is no such attribute
  streamHandler(notes, { note: { insert: ({ item }) => item.colour }, unknown })
}

export function newImages() {
  streamHandler(newNotes, {
    note: {
      insert: ({ item }) => expectTypeOf(item).toEqualTypeOf<Note>(),
      modify: ({ after }) => expectTypeOf(after).toEqualTypeOf<Note>(),
      remove: ({ key }) => expectTypeOf(key).toEqualTypeOf<Key>(),
      expired: ({ key }) => expectTypeOf(key).toEqualTypeOf<Key>(),
    },
    unknown,
  })
  // @ts-expect-error: the stream shows no old images
  streamHandler(newNotes, { note: { modify: ({ before }) => before }, unknown })
  // @ts-expect-error: the stream shows no old images
  streamHandler(newNotes, { note: { remove: ({ before }) => before }, unknown })
  // @ts-expect-error: the stream shows no old images
  streamHandler(newNotes, { note: { expired: ({ before }) => before }, unknown })
}

export function oldImages() {
  streamHandler(oldNotes, {
    note: {
      insert: ({ key }) => expectTypeOf(key).toEqualTypeOf<Key>(),
      modify: ({ before }) => expectTypeOf(before).toEqualTypeOf<Note>(),
      remove: ({ before }) => expectTypeOf(before).toEqualTypeOf<Note>(),
    },
    unknown,
  })
  // @ts-expect-error: the stream shows no new images
  streamHandler(oldNotes, { note: { insert: ({ item }) => item }, unknown })
  // @ts-expect-error: the stream shows no new images
  streamHandler(oldNotes, { note: { modify: ({ after }) => after }, unknown })
}

export function onlyKeys() {
  streamHandler(noteKeys, {
    note: {
      insert: ({ key }) => expectTypeOf(key).toEqualTypeOf<Key>(),
      modify: ({ key }) => expectTypeOf(key).toEqualTypeOf<Key>(),
      remove: ({ key }) => expectTypeOf(key).toEqualTypeOf<Key>(),
    },
    unknown,
  })
  // @ts-expect-error: the stream shows keys only
  streamHandler(noteKeys, { note: { insert: ({ item }) => item }, unknown })
  // @ts-expect-error: the stream shows keys only
  streamHandler(noteKeys, { note: { modify: ({ after }) => after }, unknown })
  // @ts-expect-error: the stream shows keys only
  streamHandler(noteKeys, { note: { remove: ({ before }) => before }, unknown })
}

export function handlers() {
  streamHandler(notes, { unknown })
  streamHandler(notes, { note: {}, unknown })
  streamHandler(notes, { note: { insert: ({ item }) => Promise.resolve(item) }, unknown }, { concurrency: 8 })
  // @ts-expect-error: somebody must handle what no entity claims
  streamHandler(notes, { note: {} })
  // @ts-expect-error: there is no such entity
  streamHandler(notes, { nota: {}, unknown })
  // @ts-expect-error: there is no such change
  streamHandler(notes, { note: { inserted: unknown }, unknown })
  // @ts-expect-error: there is no such option
  streamHandler(notes, { unknown }, { parallel: 8 })
}

export function designs(client: DynamoDBStreams) {
  // @ts-expect-error: the table has no stream
  streamHandler(withoutStream, { unknown })
  // @ts-expect-error: the table has no stream
  pollStream(withoutStream, { unknown }, { client })
  const named = defineEntity(everything, 'unknown', { attributes: { id: any() }, key: { partition: 'U' } })
  const design = defineDesign({ table: everything, entities: { unknown: named } })
  // @ts-expect-error: the name of the handler of what no entity claims
  streamHandler(design, { unknown })
}

export async function polling(client: DynamoDBStreams, checkpoint: StreamCheckpoint) {
  expectTypeOf(client).toExtend<StreamsClient>()
  const came = await pollStream(notes, { unknown }, { client, tableName: 'notes', from: checkpoint })
  expectTypeOf(came).toEqualTypeOf<StreamCheckpoint>()
  await pollStream(notes, { unknown }, { client, streamArn: 'arn', from: 'latest', untilEmpty: true })
  // @ts-expect-error: there is no such beginning
  await pollStream(notes, { unknown }, { client, from: 'now' })
  // @ts-expect-error: a client is needed
  await pollStream(notes, { unknown }, { tableName: 'notes' })
}

export function lambda(event: DynamoDBStreamEvent, output: GetRecordsOutput) {
  const handler: DynamoDBStreamHandler = streamHandler(notes, { unknown })
  const handle = streamHandler(notes, { unknown })
  expectTypeOf(handle(event)).toEqualTypeOf<Promise<{ batchItemFailures: { itemIdentifier: string }[] }>>()
  handle({ Records: output.Records ?? [] })
  expectTypeOf<NonNullable<GetRecordsOutput['Records']>[number]>().toExtend<EventRecord>()
  return handler
}
