import { defineDesign, defineEntity, defineTable, integer, query, string, upcast } from '@keyprint/key-design'
import { emptyTable } from '@keyprint/local'
import { testTable } from '@keyprint/local/vitest'
import { beforeEach, describe, expect, it } from 'vitest'
import { connect, ValidationError } from '../index.js'
import { rejection } from '../testing/rejection.js'

const table = defineTable('orders', {
  partitionKey: 'pk',
  sortKey: 'sk',
  indexes: {
    whole: { partitionKey: 'wholepk' },
    telling: {
      partitionKey: 'tellingpk',
      projection: ['cents', '_schemaVersion', '_schemaVersionFrom', 'total'],
    },
    keys: { partitionKey: 'keyspk', projection: 'keys-only' },
    some: { type: 'local', sortKey: 'somesk', projection: ['note'] },
  },
})
const shared = {
  key: { partition: 'CUSTOMER#{customerId}', sort: 'ORDER#{orderId}' },
  indexes: {
    whole: { on: 'whole', partition: 'DAY#{day}' },
    telling: { on: 'telling', partition: 'DAY#{day}' },
    keys: { on: 'keys', partition: 'DAY#{day}' },
    some: { on: 'some', sort: '{day}' },
  },
} as const
const ids = { customerId: string(), orderId: string(), day: string(), note: string().optional() }

const before = defineEntity(table, 'order', { ...shared, attributes: { ...ids, total: integer() } })
const order = defineEntity(table, 'order', {
  ...shared,
  attributes: { ...ids, cents: integer() },
  schemaVersion: 2,
  upcasters: { 1: upcast({ total: integer() }, ({ total }) => ({ cents: total * 100 })) },
})
const design = defineDesign({
  table,
  entities: { order },
  accessPatterns: {
    whole: query(order.whole),
    telling: query(order.telling),
    keys: query(order.keys),
    some: query(order.some),
  },
})

const own = testTable(design)
const dbBefore = connect(defineDesign({ table, entities: { order: before } }), own)
const db = connect(design, own)
const day = '2026-11-21'
const id = (orderId: string) => ({ customerId: 'c1', orderId, day })

beforeEach(async () => {
  await emptyTable(own.client, own)
  await dbBefore.order.create({ ...id('o1'), total: 1, note: 'x' })
  await db.order.create({ ...id('o2'), cents: 200 })
})

const sorted = async (items: PromiseLike<readonly { orderId?: string | undefined }[]>) =>
  [...(await items)].sort((a, b) => (a.orderId ?? '').localeCompare(b.orderId ?? ''))

describe('an older item in an index', () => {
  it('that holds everything is read as it is in the table', async () => {
    expect(await sorted(db.whole({ day }).collect())).toEqual([
      { ...id('o1'), cents: 100, note: 'x' },
      { ...id('o2'), cents: 200 },
    ])
    expect(await sorted(db.whole({ day }, { select: ['orderId', 'cents'] }).collect())).toEqual([
      { orderId: 'o1', cents: 100 },
      { orderId: 'o2', cents: 200 },
    ])
  })

  it('that holds what tells its version is upcast from what is there', async () => {
    expect(await sorted(db.telling({ day }).collect())).toEqual([
      { ...id('o1'), cents: 100 },
      { ...id('o2'), cents: 200 },
    ])
    expect(await sorted(db.telling({ day }, { select: ['orderId', 'cents'] }).collect())).toEqual([
      { orderId: 'o1', cents: 100 },
      { orderId: 'o2', cents: 200 },
    ])
  })

  it('that shows nothing of what changes is read as it is there', async () => {
    expect(await sorted(db.keys({ day }).collect())).toEqual([id('o1'), id('o2')])
    expect(await sorted(db.some({ customerId: 'c1' }).collect())).toEqual([
      { ...id('o1'), note: 'x' },
      id('o2'),
    ])
  })

  it('is not read from the table through a local index, where it could not be told', async () => {
    const select = db.some({ customerId: 'c1' }, { select: ['orderId', 'cents'] }).collect()
    const error = await rejection(select)
    expect(error).toBeInstanceOf(ValidationError)
    expect(error).toMatchObject({ attribute: 'cents', reason: "is not in index 'some'" })
    expect(await sorted(db.some({ customerId: 'c1' }, { select: ['orderId', 'note'] }).collect())).toEqual([
      { orderId: 'o1', note: 'x' },
      { orderId: 'o2' },
    ])
  })
})
