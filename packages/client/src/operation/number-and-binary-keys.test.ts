import {
  bigint,
  binary,
  defineDesign,
  defineEntity,
  defineTable,
  get,
  number,
  query,
  string,
} from '@keyprint/key-design'
import { testTable } from '@keyprint/local/vitest'
import { describe, expect, it } from 'vitest'
import { connect } from '../index.js'
import { rawItem, rawItems } from '../testing/raw-items.js'
import { rejection } from '../testing/rejection.js'

const table = defineTable('readings', {
  partitionKey: { name: 'sensor', type: 'binary' },
  sortKey: { name: 'at', type: 'number' },
  indexes: {
    byValue: { partitionKey: { name: 'size', type: 'number' }, sortKey: { name: 'digest', type: 'binary' } },
  },
})

const reading = defineEntity(table, 'reading', {
  attributes: {
    sensor: binary(),
    at: number(),
    value: number().nullable().optional(),
    hash: binary().optional(),
    note: string().optional(),
  },
  key: { partition: '{sensor}', sort: '{at}' },
  indexes: { byValue: { on: 'byValue', partition: '{value}', sort: '{hash}' } },
})

const readings = defineDesign({
  table,
  entities: { reading },
  accessPatterns: { readingOf: get(reading), readingsOf: query(reading), byValue: query(reading.byValue) },
})
const own = testTable(readings)
const db = connect(readings, own)
const sensor = Uint8Array.of(0, 255, 16)

describe('a key that is a bigint', () => {
  const events = defineTable('events', { partitionKey: { name: 'id', type: 'number' } })
  const event = defineEntity(events, 'event', { attributes: { id: bigint() }, key: { partition: '{id}' } })
  const dbEvents = connect(defineDesign({ table: events, entities: { event } }), {
    client: own.client,
    tableName: 'events',
  })

  it('is shown where one batch writes it twice', async () => {
    const twice = dbEvents.batch.write((batch) => [
      batch.event.put({ id: 7n }),
      batch.event.delete({ id: 7n }),
    ])
    expect(await rejection(twice)).toMatchObject({
      code: 'VALIDATION',
      message: expect.stringContaining('event { id: 7 }'),
    })
  })
})

describe('keys that are numbers and bytes', () => {
  it('are stored as N and B', async () => {
    await db.reading.create({ sensor, at: -1.5, note: 'a' })
    expect(await rawItem(own, { sensor: { B: sensor }, at: { N: '-1.5' } })).toMatchObject({
      note: { S: 'a' },
    })
  })

  it.each([0, -0.001, 1e21, 1e-7, 123456789.123, -9.99e125])('find an item at %d', async (at) => {
    const item = await db.reading.create({ sensor, at })
    expect(await db.reading.get({ sensor, at })).toEqual(item)
    expect(await db.readingOf({ sensor, at })).toEqual(item)
  })

  it('find items in a batch and in a transaction, however numbers and bytes are spelled', async () => {
    const bytes = Buffer.from(sensor)
    const ats = [1e22, 1e-8, 7]
    await db.batch.write((batch) => ats.map((at) => batch.reading.put({ sensor: bytes, at })))
    const keys = ats.map((at) => db.reading.key({ sensor: bytes, at }))
    expect((await db.batch.get(keys)).map((item) => item?.at)).toEqual(ats)
    expect((await db.transact.get(keys)).map((item) => item?.at)).toEqual(ats)
  })

  it('are ordered as numbers', async () => {
    const one = Uint8Array.of(1)
    await db.batch.write((batch) => [10, -2, 9, 0.5].map((at) => batch.reading.put({ sensor: one, at })))
    const read = await db.readingsOf({ sensor: one }, { from: { at: -2 }, to: { at: 9 } }).collect()
    expect(read.map(({ at }) => at)).toEqual([-2, 0.5, 9])
  })

  it.each<[string, object, string]>([
    [
      'empty bytes',
      { sensor: new Uint8Array() },
      'reading.sensor is a key, which can be neither empty nor null',
    ],
    ['bytes that are too many', { sensor: new Uint8Array(2049) }, 'a partition key of 2049 bytes'],
    ['a number beyond DynamoDB', { at: 1e126 }, 'reading.at is beyond the magnitudes'],
  ])('refuse %s before anything is sent', async (_, given, message) => {
    expect((await rejection(db.reading.create({ sensor, at: 1, ...given }))).message).toContain(message)
  })
})

describe('index keys that are numbers and bytes', () => {
  const key = (at: number) => ({ sensor: Uint8Array.of(2), at })
  const hash = Uint8Array.of(9, 8)
  const entries = async () => (await rawItems(own, 'byValue')).map(({ at }) => Number(at?.N))

  it('are made from their attributes', async () => {
    await db.reading.create({ ...key(1), value: 20, hash })
    expect(await rawItems(own, 'byValue')).toMatchObject([{ size: { N: '20' }, digest: { B: hash } }])
    expect(await db.byValue({ value: 20 }).collect()).toMatchObject([key(1)])
  })

  it('make no entry while an attribute is missing or null', async () => {
    await db.reading.create({ ...key(2), value: 20 })
    await db.reading.create({ ...key(3), value: null, hash })
    expect(await entries()).toEqual([1])
  })

  it('come and go with their attributes', async () => {
    await db.reading.update(key(3), { set: { value: 21 } })
    expect(await entries()).toEqual(expect.arrayContaining([1, 3]))
    await db.reading.update(key(3), { set: { value: null } })
    await db.reading.update(key(1), { remove: ['hash'] })
    expect(await entries()).toEqual([])
  })
})
