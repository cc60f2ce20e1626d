import {
  binary,
  defineDesign,
  defineEntity,
  defineTable,
  integer,
  type NewItem,
  number,
  oneOf,
  query,
  scan,
  string,
  timeToLive,
} from '@keyprint/key-design'

const table = defineTable('sharded', {
  partitionKey: 'pk',
  sortKey: 'sk',
  indexes: {
    gsi1: { partitionKey: 'gsi1pk', sortKey: 'gsi1sk' },
    gsi2: { partitionKey: ['st', 'shard'], sortKey: { name: 'score', type: 'number' } },
    gsi3: { partitionKey: 'gsi3pk', sortKey: { name: 'digest', type: 'binary' }, projection: 'keys-only' },
    gsi4: {
      partitionKey: 'gsi4pk',
      sortKey: [{ name: 'level', type: 'number' }, 'gsi4sk'],
      projection: ['text'],
    },
    gsi5: { partitionKey: 'gsi5pk' },
    gsi6: { partitionKey: 'gsi6pk', sortKey: 'gsi6sk' },
    lsi1: { type: 'local', sortKey: { name: 'score', type: 'number' } },
  },
  timeToLive: 'expiresAt',
})

/** Has shards in the table and in every kind of index. */
export const event = defineEntity(table, 'event', {
  attributes: {
    orgId: string(),
    eventId: string(),
    topic: string(),
    status: oneOf('open', 'done').storedAs('st'),
    score: number(),
    level: integer().optional(),
    digest: binary().optional(),
    text: string().optional(),
    expiresAt: timeToLive().optional(),
  },
  key: { partition: 'ORG#{orgId}#{shard(3)}', sort: 'EVENT#{topic}#{eventId}' },
  indexes: {
    byTopic: { on: 'gsi1', partition: 'STATUS#{status}#{shard(4)}', sort: '{topic}' },
    byScore: { on: 'gsi2', partition: ['{status}', '{shard(5)}'], sort: '{score}' },
    byDigest: { on: 'gsi3', partition: 'DIGESTS#{shard(2)}', sort: '{digest}' },
    byLevel: { on: 'gsi4', partition: 'ORG#{orgId}#{shard(12)}', sort: ['{level}', 'T#{topic}'] },
    all: { on: 'gsi5', partition: 'ALL#{shard(4)}' },
    byOrg: { on: 'gsi6', partition: 'ORG#{orgId}#{shard(100)}', sort: '{eventId}' },
    scores: { on: 'lsi1', sort: '{score}' },
  },
  tenant: 'orgId',
})

/** Stands in the same partitions as events. */
export const note = defineEntity(table, 'note', {
  attributes: { orgId: string(), noteId: string(), text: string() },
  key: { partition: 'ORG#{orgId}#{shard(3)}', sort: 'NOTE#{noteId}' },
  tenant: 'orgId',
  unique: ['text'],
})

export const sharded = defineDesign({
  table,
  entities: { event, note },
  accessPatterns: {
    events: query(event),
    eventsByTopic: query(event.byTopic),
    eventsByScore: query(event.byScore),
    eventsByDigest: query(event.byDigest),
    eventsByLevel: query(event.byLevel),
    allEvents: query(event.all),
    eventsOfOrg: query(event.byOrg),
    scores: query(event.scores),
    everything: query(event, note),
    scanned: scan(event),
  },
})

export type Event = NewItem<typeof event>

/** An event, in which only what matters to a test is said. */
export const anEvent = (eventId: string, said: Partial<Event> = {}): Event => ({
  orgId: 'o1',
  eventId,
  topic: 't',
  status: 'open',
  score: 0,
  ...said,
})
