import { defineDesign, defineEntity, defineTable, string } from '@keyprint/key-design'
import { expect, it, vi } from 'vitest'
import { streamHandler } from './stream-handler.js'

const table = defineTable('events', {
  partitionKey: 'pk',
  sortKey: 'sk',
  stream: 'keys-only',
  entityMarker: false,
})
const event = defineEntity(table, 'event', {
  attributes: { orgId: string(), eventId: string() },
  key: { partition: 'ORG#{orgId}#{shard(4)}', sort: 'EVENT#{eventId}' },
})
const events = defineDesign({ table, entities: { event } })

const record = (pk: string, n: number) => ({
  eventID: `${n}`,
  eventName: 'INSERT',
  dynamodb: {
    SequenceNumber: `${n}`,
    StreamViewType: 'KEYS_ONLY',
    Keys: { pk: { S: pk }, sk: { S: 'EVENT#e1' } },
  },
})

it('tells a record by a key with a shard, and gives its parts without the shard', async () => {
  const on = { event: { insert: vi.fn() }, unknown: vi.fn() }
  const handle = streamHandler(events, on)
  expect(await handle({ Records: ['ORG#o1#3', 'ORG#o1#4', 'ORG#o1'].map(record) } as never)).toEqual({
    batchItemFailures: [],
  })
  expect(on.event.insert.mock.calls.map(([{ key }]) => key)).toEqual([{ orgId: 'o1', eventId: 'e1' }])
  expect(on.unknown).toHaveBeenCalledTimes(2)
})
