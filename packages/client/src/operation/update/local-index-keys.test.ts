import { defineDesign, defineEntity, defineTable, integer, query, string } from '@keyprint/key-design'
import { testTable } from '@keyprint/local/vitest'
import { describe, expect, it } from 'vitest'
import { connect } from '../../index.js'
import { rawItems } from '../../testing/raw-items.js'

const table = defineTable('threads', {
  partitionKey: 'pk',
  sortKey: 'sk',
  indexes: {
    byScore: { type: 'local', sortKey: { name: 'score', type: 'number' } },
    byState: { type: 'local', sortKey: 'lsi2sk' },
  },
})
const post = defineEntity(table, 'post', {
  attributes: {
    threadId: string(),
    postId: string(),
    score: integer().optional(),
    state: string().optional(),
    topic: string().optional(),
  },
  key: { partition: 'THREAD#{threadId}', sort: 'POST#{postId}' },
  indexes: {
    byScore: { on: 'byScore', sort: '{score}' },
    byState: { on: 'byState', sort: 'STATE#{state}#{topic}' },
  },
})
const threads = defineDesign({
  table,
  entities: { post },
  accessPatterns: { postsByScore: query(post.byScore), postsByState: query(post.byState) },
})
const own = testTable(threads)
const db = connect(threads, own)
const key = (postId: string) => ({ threadId: 't1', postId })
const inIndex = async (index: string) => (await rawItems(own, index)).map(({ postId }) => postId?.S).sort()

describe('a local index', () => {
  it('has an entry for items that have the parts of its key', async () => {
    await db.post.create(key('p0'))
    await db.post.create({ ...key('p1'), score: 3 })
    await db.post.create({ ...key('p2'), state: 'open' })
    await db.post.create({ ...key('p3'), score: 1, state: 'open', topic: 'a' })
    expect(await inIndex('byScore')).toEqual(['p1', 'p3'])
    expect(await inIndex('byState')).toEqual(['p3'])
  })

  it('follows updates', async () => {
    await db.post.update(key('p1'), { remove: ['score'] })
    await db.post.update(key('p0'), { set: { score: 5, state: 'open', topic: 'b' } })
    await db.post.readThenUpdate(key('p3'), { set: { topic: 'c' } })
    expect((await db.postsByScore({ threadId: 't1' }).collect()).map(({ postId }) => postId)).toEqual([
      'p3',
      'p0',
    ])
    const open = await db.postsByState({ threadId: 't1' }, { from: { state: 'open', topic: 'c' } }).collect()
    expect(open.map(({ postId }) => postId)).toEqual(['p3'])
  })
})
