import { defineDesign, defineEntity, defineTable, query, string } from '@keyprint/key-design'
import { testTable } from '@keyprint/local/vitest'
import { expect, it } from 'vitest'
import { type CallOptions, connect } from '../index.js'
import { listenerWarnings } from '../testing/listener-warnings.js'

const table = defineTable('crowd', { partitionKey: 'pk', sortKey: 'sk' })
const user = defineEntity(table, 'user', {
  attributes: { userId: string(), email: string() },
  key: { partition: 'USER#{userId}', sort: 'PROFILE' },
  unique: ['email'],
})
const entry = defineEntity(table, 'entry', {
  attributes: { day: string(), entryId: string() },
  key: { partition: 'LOG#{day}#{shard(20)}', sort: '{entryId}' },
})
const crowd = defineDesign({ table, entities: { user, entry }, accessPatterns: { entries: query(entry) } })
const db = connect(crowd, testTable(crowd))

const users = Array.from({ length: 20 }, (_, i) => ({ userId: `u${i}`, email: `u${i}@example.com` }))
const keys = Array.from({ length: 2_000 }, (_, i) => db.user.key({ userId: `u${i}` }))

it.each<[string, (options: CallOptions) => PromiseLike<unknown>]>([
  [
    'a transaction that reads',
    (options) => db.transact((tx) => users.map((one) => tx.user.put(one)), options),
  ],
  ['a batch of reads', (options) => db.batch.get(keys, { ...options, concurrency: 20 })],
  ['a query of many shards', (options) => db.entries({ day: 'd1' }, options).collect()],
])('Node does not take the requests of %s for a leak of listeners', async (_, call) => {
  const { signal } = new AbortController()
  expect(await listenerWarnings(() => call({ signal }))).toEqual([])
  expect(await listenerWarnings(() => call({ deadline: 60_000 }))).toEqual([])
})
