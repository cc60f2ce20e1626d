import {
  binarySet,
  defineDesign,
  defineEntity,
  defineTable,
  map,
  numberSet,
  query,
  string,
  stringSet,
  upcast,
} from '@keyprint/key-design'
import { testTable } from '@keyprint/local/vitest'
import { expect, it, vi } from 'vitest'
import { connect } from '../index.js'
import { streamHandler } from '../streams.js'
import { rawItem } from '../testing/raw-items.js'

const table = defineTable('posts', {
  partitionKey: 'pk',
  indexes: { byUser: { partitionKey: 'userId', projection: 'keys-only' } },
  stream: 'new-and-old-images',
})
const sets = {
  tags: stringSet(),
  sizes: numberSet(),
  hashes: binarySet().storedAs('h'),
  labels: stringSet().default(new Set(['new'])),
  rest: stringSet().optional(),
  inner: map({ tags: stringSet(), rest: stringSet().optional() }),
}
const post = defineEntity(table, 'post', {
  attributes: { postId: string(), userId: string(), ...sets },
  key: { partition: 'POST#{postId}' },
  indexes: { byUser: { on: 'byUser', partition: '{userId}' } },
})
const posts = defineDesign({ table, entities: { post }, accessPatterns: { postsBy: query(post.byUser) } })
const own = testTable(posts)
const db = connect(posts, own)

const one = new Set(['a'])
const key = { postId: 'p1' }
const full = {
  ...key,
  userId: 'u1',
  tags: one,
  sizes: new Set([1]),
  hashes: new Set([Uint8Array.of(1)]),
  labels: one,
  rest: one,
  inner: { tags: one, rest: one },
}
const emptied = {
  ...key,
  userId: 'u1',
  tags: new Set(),
  sizes: new Set(),
  hashes: new Set(),
  labels: new Set(['new']),
  inner: { tags: new Set() },
}
const empty = () =>
  db.post.update(key, {
    delete: { tags: one, sizes: full.sizes, hashes: full.hashes, labels: one, rest: one },
    change: (o) => [o.inner.tags.deleteMembers(one), o.inner.rest.deleteMembers(one)],
    return: 'new',
  })

it('a set that an item must have reads as an empty one when its last member was deleted', async () => {
  await db.post.put(full)
  expect(await empty()).toEqual(emptied)
  const stored = (await rawItem(own, { pk: { S: 'POST#p1' } })) ?? {}
  expect(Object.keys(stored).sort()).toEqual(['_entity', 'inner', 'pk', 'postId', 'userId'])
  expect(await db.post.get(key)).toEqual(emptied)
  expect(await db.post.get(key, { select: ['tags', 'rest'] })).toEqual({ tags: new Set() })
  expect(await db.postsBy({ userId: 'u1' }).collect()).toEqual([{ ...key, userId: 'u1' }])
  expect(await db.post.update(key, { add: { tags: one }, return: 'new' })).toEqual({ ...emptied, tags: one })
})

it('reads so in the images of a stream too', async () => {
  const insert = vi.fn()
  const handle = streamHandler(posts, { post: { insert }, unknown: () => {} })
  const NewImage = { pk: { S: 'POST#p1' }, postId: { S: 'p1' }, userId: { S: 'u1' }, inner: { M: {} } }
  const dynamodb = { Keys: { pk: NewImage.pk }, NewImage, SequenceNumber: '1' }
  await handle({ Records: [{ eventID: 'e1', eventName: 'INSERT', dynamodb }] })
  expect(insert.mock.calls[0]?.[0]).toEqual({ key, item: emptied })
})

it('is upgraded as it reads, which is to store nothing', async () => {
  const later = defineEntity(table, 'post', {
    attributes: { postId: string(), userId: string(), ...sets, hashes: binarySet(), topics: stringSet() },
    key: { partition: 'POST#{postId}' },
    indexes: { byUser: { on: 'byUser', partition: '{userId}' } },
    schemaVersion: 2,
    upcasters: {
      1: upcast({ tags: stringSet(), hashes: binarySet().storedAs('h') }, ({ tags }) => ({ topics: tags })),
    },
  })
  const dbLater = connect(defineDesign({ table, entities: { post: later } }), own)
  await db.post.put(full)
  await empty()
  const upgraded = { ...emptied, topics: new Set() }
  expect(await dbLater.post.get(key)).toEqual(upgraded)
  expect(await dbLater.post.upgrade(key)).toEqual(upgraded)
  expect(await dbLater.post.get(key)).toEqual(upgraded)
})
