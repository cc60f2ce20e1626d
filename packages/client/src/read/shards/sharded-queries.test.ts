import { QueryCommand } from '@aws-sdk/client-dynamodb'
import { describeWithDynamoDB, testTable } from '@keyprint/local/vitest'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import { connect } from '../../connect.js'
import {
  ConsumedCapacity,
  InvalidCursorError,
  NotUniqueError,
  type Page,
  ValidationError,
} from '../../index.js'
import { listOf } from '../../testing/reads/list-of.js'
import { recording } from '../../testing/reads/recording.js'
import { anEvent, sharded } from '../../testing/reads/sharded.js'
import { rejection } from '../../testing/rejection.js'

const table = testTable(sharded)
const client = recording(table.client)
const db = connect(sharded, { ...table, client })
const o1 = { orgId: 'o1' }
const open = { status: 'open' } as const

const COUNT = 60
const two = (n: number) => String(n).padStart(2, '0')
const events = Array.from({ length: COUNT }, (_, n) =>
  anEvent(`e${two(n)}`, {
    topic: `t${two(Math.floor(n / 2))}`,
    score: n - 30,
    level: n % 3,
    digest: Uint8Array.of(n * 4),
    text: `x${n}`,
  }),
)
const ids = events.map(({ eventId }) => eventId)
const idsOf = (some: readonly { readonly eventId: string }[]) => some.map(({ eventId }) => eventId)

beforeAll(async () => {
  await db.batch.write((b) => [
    ...events.map(b.event.put),
    ...events
      .slice(0, 9)
      .map(({ topic }, n) =>
        b.event.put(anEvent(`gone${n}`, { topic, score: n - 30, expiresAt: new Date(0) })),
      ),
    b.event.put(anEvent('foreign', { orgId: 'o2', status: 'done' })),
  ])
  await db.note.create({ ...o1, noteId: 'n1', text: 'a' })
  await db.note.create({ ...o1, noteId: 'n2', text: 'b' })
})
beforeEach(() => client.forget())

/** All pages, each from the cursor of the one before. */
async function through<Item>(read: (after?: string) => Promise<Page<Item>>): Promise<readonly Page<Item>[]> {
  const pages = [await read()]
  for (let cursor = pages[0]?.cursor; cursor !== undefined; cursor = pages.at(-1)?.cursor)
    pages.push(await read(cursor))
  return pages
}

/** What is really stored in each of so many partitions. */
const stored = (shards: readonly string[]) =>
  Promise.all(
    shards.map(async (pk) => {
      const { Count } = await table.client.send(
        new QueryCommand({
          TableName: table.tableName,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': { S: pk } },
        }),
      )
      return Count as number
    }),
  )

describeWithDynamoDB('items of a partition with shards', () => {
  it('are spread over all of them', async () => {
    const counts = await stored(['ORG#o1#0', 'ORG#o1#1', 'ORG#o1#2'])
    expect(counts.reduce((sum, count) => sum + count)).toBe(COUNT + 9 + 2)
    for (const count of counts) expect(count).toBeGreaterThan(10)
  })

  it('are found, changed and removed by their keys, and stay in one shard of each index', async () => {
    const key = { ...o1, topic: 'k', eventId: 'k' }
    await db.event.create(anEvent('k', { ...key, score: 100 }))
    await db.event.update(key, { set: { status: 'done', score: 101 } })
    await db.event.update(key, { set: { level: 2 } })
    expect(await db.event.get(key)).toMatchObject({ status: 'done', score: 101, level: 2 })
    for (const reading of [db.eventsByTopic({ status: 'done' }), db.eventsByScore({ status: 'done' })])
      expect(idsOf(await reading.collect())).toContain('k')
    expect(idsOf(await db.eventsByTopic(open, { from: { topic: 'k' } }).collect())).not.toContain('k')
    await db.transact((tx) => [tx.event.update(key, { set: { status: 'open' } })])
    expect(idsOf(await db.eventsByTopic(open, { beginsWith: { topic: 'k' } }).collect())).toEqual(['k'])
    expect(await db.batch.get([db.event.key(key)])).toMatchObject([{ eventId: 'k' }])
    await db.event.delete(key)
    expect(await db.event.get(key)).toBeUndefined()
    expect(idsOf(await db.allEvents({}).collect())).not.toContain('k')
  })

  it('are asked for with the whole key', async () => {
    const error = await rejection(db.event.get({ ...o1, topic: 't' } as never))
    expect(error).toBeInstanceOf(ValidationError)
    expect(error.message).toContain(
      'event.eventId is missing, and the shard of a partition key is made from it',
    )
    expect(client.inputs).toEqual([])
  })
})

describeWithDynamoDB('a query of a partition with shards', () => {
  it('gives the items of all shards in order of the sort key', async () => {
    expect(await db.events(o1).collect()).toEqual(events)
    expect(client.inputs).toHaveLength(3)
    expect(idsOf(await db.events(o1, { order: 'descending' }).collect())).toEqual(ids.toReversed())
  })

  it('orders an index by text, by number, by bytes and by several attributes', async () => {
    const topics = (await db.eventsByTopic(open).collect()).map(({ topic }) => topic)
    expect(topics).toEqual(events.map(({ topic }) => topic))
    expect(idsOf(await db.eventsByScore(open).collect())).toEqual(ids)
    expect(idsOf(await db.scores(o1, { consistent: true }).collect())).toEqual(ids)
    expect((await db.eventsByDigest({}).collect()).map(({ digest }) => digest)).toEqual(
      events.map(({ digest }) => digest),
    )
    const levels = await db.eventsByLevel(o1).collect()
    expect(levels.map(({ level, topic }) => `${level} ${topic}`)).toEqual(
      events.map(({ level, topic }) => `${level} ${topic}`).sort(),
    )
    expect(new Set(idsOf(await db.allEvents({}).collect()))).toEqual(new Set([...ids, 'foreign']))
  })

  it('gives no attribute that would be the shard', async () => {
    const [first] = await db.eventsByDigest({}, { limit: 1 }).collect()
    expect(Object.keys(first ?? {}).sort()).toEqual(['digest', 'eventId', 'orgId', 'topic'])
  })

  it('takes ranges, filters, selections and expired items as any other does', async () => {
    const range = { from: { topic: 't05' }, to: { topic: 't07' } }
    expect(idsOf(await db.events(o1, range).collect())).toEqual(ids.slice(10, 16))
    expect(idsOf(await db.events(o1, { beginsWith: { topic: 't05' } }).collect())).toEqual(ids.slice(10, 12))
    expect(idsOf(await db.eventsByScore(open, { from: { score: 20 } }).collect())).toEqual(ids.slice(50))
    const filter = { filter: (o: { score: { lt(n: number): never } }) => o.score.lt(-20) }
    expect(idsOf(await db.events(o1, { ...filter, limit: 4 } as never).collect())).toEqual(ids.slice(0, 4))
    const selected = await db.eventsByTopic(open, { select: ['score'], limit: 1 }).collect()
    expect(Object.keys(selected[0] ?? {})).toEqual(['score'])
    expect(await db.events(o1, { includeExpired: true }).collect()).toHaveLength(COUNT + 9)
  })

  it('reads several entities as one item collection', async () => {
    const { event, note } = await db.everything(o1).collect()
    expect([idsOf(event), note.map(({ noteId }) => noteId)]).toEqual([ids, ['n1', 'n2']])
    const last = await db.everything(o1, { order: 'descending', limit: 3 }).page()
    expect(last.items.map(({ entity }) => entity)).toEqual(['note', 'note', 'event'])
  })

  it('knows a tenant', async () => {
    const tenant = db.forTenant('o2')
    expect(idsOf(await tenant.events({}).collect())).toEqual(['foreign'])
    await tenant.note.create({ noteId: 'n1', text: 'a' })
    await expect(tenant.note.create({ noteId: 'n2', text: 'a' })).rejects.toThrow(NotUniqueError)
    expect(await db.forTenant('nobody').events({}).page()).toEqual({ items: [] })
  })

  it('is confined to what is asked for before anything is sent', async () => {
    const error = await rejection(db.eventsByTopic({} as never).collect())
    expect(error.message).toContain('event.status is missing')
    await expect(db.eventsByTopic(open, { consistent: true as never }).collect()).rejects.toThrow(
      'consistent',
    )
    expect(client.inputs).toEqual([])
  })

  it('shows its first request', () => {
    expect(db.eventsByTopic(open).params()).toMatchObject({
      ExpressionAttributeValues: { ':0': { S: 'STATUS#open#0' } },
    })
    expect(db.eventsByScore(open).params().KeyConditionExpression).toBe('#0 = :0 AND #1 = :1')
  })
})

describeWithDynamoDB('pages of a partition with shards', () => {
  it.each([1, 2, 7, 59, 60, 61])('of %d items give each once, and are full', async (limit) => {
    for (const order of ['ascending', 'descending'] as const) {
      const pages = await through((after) => db.events(o1, { limit, order, after }).page())
      const given = pages.flatMap(({ items }) => idsOf(items))
      expect(given).toEqual(order === 'ascending' ? ids : ids.toReversed())
      for (const { items } of pages.slice(0, Math.floor(COUNT / limit))) expect(items).toHaveLength(limit)
    }
  })

  it('go on after any item, also among equal sort keys, with another limit, filter and selection', async () => {
    const all = idsOf(await db.eventsByTopic(open).collect())
    let after: string | undefined
    for (const [n, eventId] of all.entries()) {
      const page = await db.eventsByTopic(open, { limit: 1, after }).page()
      expect(idsOf(page.items)).toEqual([eventId])
      after = page.cursor
      if (after === undefined) continue
      const rest = db.eventsByTopic(open, { after, select: ['eventId'], filter: (o) => o.score.ge(-100) })
      expect(idsOf(await rest.collect())).toEqual(all.slice(n + 1))
    }
  })

  it('are not read further than they are used', async () => {
    for await (const { eventId } of db.events(o1, { pageSize: 4 })) if (eventId === 'e01') break
    expect(client.inputs).toHaveLength(3)
    client.forget()
    const { items } = await db.eventsByLevel(o1, { limit: 10 }).page()
    expect(items).toHaveLength(10)
    const asked = client.inputs.map((input) => (input as { Limit: number }).Limit)
    expect(Math.max(...asked)).toBeLessThan(10)
  })

  it('ask no more than 32 shards at once', async () => {
    let [under, most] = [0, 0]
    const send = async (command: never) => {
      most = Math.max(most, ++under)
      return client.send(command).finally(() => under--)
    }
    const counted = connect(sharded, { ...table, client: { config: client.config, send } })
    expect(idsOf(await counted.eventsOfOrg(o1).collect())).toEqual(ids)
    expect([client.inputs.length, most]).toEqual([100, 32])
  })

  it('read nothing twice while one reading goes on', async () => {
    const capacity = new ConsumedCapacity()
    expect(idsOf(await listOf(db.events(o1, { pageSize: 5, capacity })))).toEqual(ids)
    const starts = client.inputs.map((input) => JSON.stringify(input))
    expect(new Set(starts).size).toBe(starts.length)
    expect(capacity.table.readUnits).toBe(starts.length * 0.5)
  })

  it('end at a budget of requests to each shard, with a cursor that goes on', async () => {
    const rare = { filter: (o: never) => (o as { score: { eq(n: number): never } }).score.eq(29) }
    const options = { ...rare, limit: 1, pageSize: 5, requestsPerPage: 2 } as never as { limit: number }
    const pages = await through((after) => db.events(o1, { ...options, after }).page())
    expect(pages[0]).toEqual({ items: [], cursor: expect.any(String) })
    expect(pages.flatMap(({ items }) => idsOf(items))).toEqual(['e59'])
    expect(client.inputs.length).toBeLessThanOrEqual(pages.length * 2 * 3)
  })

  it('take a limit in every way of reading', async () => {
    const reading = db.events(o1, { limit: 10, pageSize: 4 })
    expect(idsOf(await reading.collect())).toEqual(ids.slice(0, 10))
    expect(idsOf((await reading.page()).items)).toEqual(ids.slice(0, 10))
    expect(idsOf(await listOf(reading))).toEqual(ids.slice(0, 10))
    const pages = await listOf(reading.pages())
    expect(pages.flatMap(({ items }) => idsOf(items))).toEqual(ids.slice(0, 10))
    expect(idsOf(await db.events(o1, { after: pages.at(-1)?.cursor }).collect())).toEqual(ids.slice(10))
  })
})

describeWithDynamoDB('a cursor of shards', () => {
  it('is refused by another input, range or order, and when it was damaged', async () => {
    const { cursor = '' } = await db.events(o1, { limit: 5 }).page()
    client.forget()
    for (const reading of [
      db.events({ orgId: 'o2' }, { after: cursor }),
      db.events(o1, { after: cursor, order: 'descending' }),
      db.events(o1, { after: cursor, beginsWith: { topic: 't' } }),
      db.scores(o1, { after: cursor }),
      db.events(o1, { after: `${cursor.slice(0, -2)}AA` }),
    ])
      await expect(reading.page()).rejects.toThrow(InvalidCursorError)
    expect(client.inputs).toEqual([])
    expect(db.events(o1, { after: cursor }).params()).toHaveProperty('ExclusiveStartKey')
  })

  it('can be sealed', async () => {
    const keys = [crypto.getRandomValues(new Uint8Array(32))]
    const sealing = connect(sharded, { ...table, cursors: { keys } })
    const pages = await through((after) => sealing.eventsByTopic(open, { limit: 25, after }).page())
    expect(pages.flatMap(({ items }) => idsOf(items)).toSorted()).toEqual(ids)
    const cursor = pages[0]?.cursor as string
    await expect(db.eventsByTopic(open, { after: cursor }).page()).rejects.toThrow(InvalidCursorError)
    await expect(sealing.eventsByTopic({ status: 'done' }, { after: cursor }).page()).rejects.toThrow(
      InvalidCursorError,
    )
  })

  it('is short', async () => {
    const { cursor = '' } = await db.eventsByLevel(o1, { limit: 40 }).page()
    // Twelve shards, each with two sort keys and a primary key.
    expect(cursor.length).toBeLessThan(1_200)
  })
})
