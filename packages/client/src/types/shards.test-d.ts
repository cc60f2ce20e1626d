import type { QueryCommandInput } from '@aws-sdk/client-dynamodb'
import { expectTypeOf } from 'vitest'
import type { Client, TenantClient } from '../index.js'
import type { sharded } from '../testing/reads/sharded.js'

declare const db: Client<(typeof sharded)['~types']>
declare const tenant: TenantClient<(typeof sharded)['~types']>

const key = { orgId: 'o', topic: 't', eventId: 'e' }

// Nobody gives a shard, and nobody gets one.
expectTypeOf<Parameters<typeof db.event.key>[0]>().toEqualTypeOf<{
  orgId: string
  topic: string
  eventId: string
}>()
expectTypeOf<Parameters<typeof db.events>[0]>().toEqualTypeOf<{ orgId: string }>()
expectTypeOf<Parameters<typeof db.eventsByTopic>[0]>().toEqualTypeOf<{ status: 'open' | 'done' }>()
expectTypeOf<Parameters<typeof db.eventsByScore>[0]>().toEqualTypeOf<{ status: 'open' | 'done' }>()
// biome-ignore lint/complexity/noBannedTypes: a tenant's client knows all of the partition.
expectTypeOf<Parameters<typeof tenant.events>[0]>().toEqualTypeOf<{}>()
expectTypeOf(db.events(key).params()).toEqualTypeOf<QueryCommandInput>()

export async function uses() {
  const [event] = await db.events({ orgId: 'o' }, { from: { topic: 'a' }, limit: 1 }).collect()
  expectTypeOf(event?.score).toEqualTypeOf<number | undefined>()
  const [digest] = await db.eventsByDigest({}).collect()
  expectTypeOf(digest?.topic).toEqualTypeOf<string | undefined>()
  expectTypeOf(digest).not.toHaveProperty('shard(2)')

  // One part of an index key and a shard: the part can be set by itself.
  db.event.update(key, { set: { status: 'done' } })
  // @ts-expect-error a shard cannot be set
  db.event.update(key, { set: { 'shard(4)': 1 } })
  // @ts-expect-error status is missing
  db.eventsByTopic({})
  // @ts-expect-error a shard is no input
  db.eventsByTopic({ status: 'open', 'shard(4)': 1 })
}
