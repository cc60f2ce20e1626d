import { emptyTable } from '@keyprint/local'
import { testTable } from '@keyprint/local/vitest'
import { beforeEach, describe, expect, it } from 'vitest'
import { connect, SchemaVersionError, UnreadableItemError } from '../../index.js'
import { key, rawItem } from '../../testing/raw-items.js'
import { rejection } from '../../testing/rejection.js'
import type { Untyped } from '../../testing/untyped.js'
import { before, design1, design2, design3 } from '../../testing/versions/customers.js'

const own = testTable(design3)
const dbBefore = connect(before, own)
const db1 = connect(design1, own)
const db2 = connect(design2, own)
const db3 = connect(design3, own)
beforeEach(() => emptyTable(own.client, own))

const c1 = { customerId: 'c1' }
const ada = { ...c1, name: 'Ada Lovelace', visits: 1 }
const ada2 = { ...c1, firstName: 'Ada', lastName: 'Lovelace', visits: 1 }
const ada3 = { ...ada2, tier: 'plus', rank: 7 } as const
const stored = () => rawItem(own, key('CUSTOMER#c1', 'PROFILE'))

describe('an item of a newer version that is not compatible', () => {
  beforeEach(async () => {
    await db2.customer.create(ada2)
  })

  it('is refused by every read, with both versions and what to do', async () => {
    const expected =
      'schemaVersion 2 is newer than 1, the one that this client knows; deploy clients that know it before what writes it'
    const reads: readonly (() => PromiseLike<unknown>)[] = [
      () => db1.customer.get(c1),
      () => db1.customer.get(c1, { select: ['visits'] }),
      () => db1.all().collect(),
      () => db1.batch.get([db1.customer.key(c1)]),
      () => db1.transact.get([db1.customer.key(c1)]),
    ]
    for (const read of reads) {
      const error = await rejection(read())
      expect(error).toBeInstanceOf(UnreadableItemError)
      expect(error.message).toContain(expected)
    }
  })

  it('is neither updated, put nor upgraded', async () => {
    const asStored = await stored()
    const writes = [
      db1.customer.update(c1, { add: { visits: 1 } }),
      db1.customer.readThenUpdate(c1, { add: { visits: 1 } }),
      db1.customer.put(ada),
      db1.customer.put(ada, { if: (c) => c.visits.eq(1) }),
      db1.customer.delete(c1, { if: (c) => c.visits.eq(1) }),
      db1.customer.upgrade(c1),
    ]
    for (const write of writes) {
      const error = await rejection(write)
      expect(error).toBeInstanceOf(SchemaVersionError)
      expect(error).toMatchObject({ entity: 'customer', key: c1, storedVersion: 2, schemaVersion: 1 })
      expect(error.message).toContain('this client knows 1 only; deploy clients that know 2 first')
    }
    expect(await stored()).toEqual(asStored)
  })

  it('stands in the way of a transaction, and of create', async () => {
    const transaction = db1.transact((tx) => [
      tx.customer.put(ada),
      tx.customer.create({ ...ada, customerId: 'c2' }),
    ])
    expect(await rejection(transaction)).toMatchObject({
      reasons: [{ index: 0, error: { code: 'SCHEMA_VERSION' } }],
    })
    const create = await rejection(db1.customer.create(ada))
    expect(create).toMatchObject({ code: 'ALREADY_EXISTS', current: undefined })
  })

  it('is deleted by any client', async () => {
    await db1.customer.delete(c1)
    expect(await stored()).toBeUndefined()
  })

  it('cannot be told by a client without versions, which mixes the shapes', async () => {
    expect((await rejection(dbBefore.customer.get(c1))).message).toContain('name is not stored')
    await dbBefore.customer.update(c1, { set: { city: 'Paris' } })
    expect(await stored()).toMatchObject({ city: { S: 'Paris' }, _schemaVersion: { N: '2' } })
    // A whole item says by itself that it is one of version 1.
    await dbBefore.customer.put(ada)
    expect(await db2.customer.get(c1)).toEqual(ada2)
  })
})

it('an item of a newer version that has expired is replaced, because it is not there', async () => {
  await db2.customer.create({ ...ada2, expiresAt: new Date(0) })
  await db1.customer.put(ada)
  expect(await db1.customer.get(c1)).toEqual(ada)
})

describe('an item of a newer version that is compatible', () => {
  beforeEach(async () => {
    await db3.customer.create(ada3)
  })

  it('is read and updated, and keeps what the older client does not know', async () => {
    expect(await db2.customer.get(c1)).toEqual(ada2)
    expect(await db2.customer.update(c1, { add: { visits: 1 }, return: 'new' })).toEqual({
      ...ada2,
      visits: 2,
    })
    await db2.transact((tx) => [
      tx.customer.update(c1, { add: { visits: 1 }, if: (c) => c.firstName.eq('Ada') }),
    ])
    expect(await db2.customer.upgrade(c1)).toEqual({ ...ada2, visits: 3 })
    expect(await db3.customer.get(c1)).toEqual({ ...ada3, visits: 3 })
    expect(await stored()).toMatchObject({ _schemaVersion: { N: '3' }, _schemaVersionFrom: { N: '2' } })
  })

  it('is not replaced, because what the older client does not know would be lost', async () => {
    const puts = [db2.customer.put(ada2), db2.customer.put(ada2, { if: (c) => c.visits.eq(1) })]
    for (const put of puts) expect(await rejection(put)).toMatchObject({ storedVersion: 3, schemaVersion: 2 })
    expect(await db3.customer.get(c1)).toEqual(ada3)
  })

  it('is so only for clients from the version on that it names', async () => {
    expect(await rejection(db1.customer.get(c1))).toBeInstanceOf(UnreadableItemError)
    expect(await rejection(db1.customer.update(c1, { add: { visits: 1 } }))).toMatchObject({
      storedVersion: 3,
      schemaVersion: 1,
    })
  })
})

it('a batch puts no item that has a version, and deletes any', async () => {
  await db3.customer.create(ada3)
  const put = db1.batch.write((b) => [(b.customer as Untyped).put(ada)])
  const error = await rejection(put)
  expect(error).toMatchObject({ code: 'VALIDATION', entity: 'customer' })
  expect(error.message).toContain('has a schemaVersion, which a put in a batch cannot keep')
  await db1.batch.write((b) => [b.customer.delete(c1)])
  expect(await stored()).toBeUndefined()
})

describe('clients of three versions at once', () => {
  it.each([
    ['before there were versions', dbBefore],
    ['of version 1', db1],
  ])('mix no shapes, and lose nothing that was acknowledged: an item %s', async (_, first) => {
    await first.customer.create(ada)
    const update = (db: typeof db1 | typeof db2 | typeof db3) =>
      Array.from({ length: 6 }, () =>
        (db as Untyped).customer.update(c1, { add: { visits: 1 } }).then(() => 1),
      )
    const settled = await Promise.allSettled([...update(db1), ...update(db2), ...update(db3)])
    const refused = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
    for (const error of refused) expect(error).toBeInstanceOf(SchemaVersionError)
    const done = settled.length - refused.length
    const { rank: _rank, tier: _tier, ...item } = await db3.customer.getOrFail(c1)

    expect(done).toBeGreaterThanOrEqual(12)
    expect(item).toEqual({ ...ada2, visits: 1 + done })
    const raw = (await stored()) ?? {}
    expect(Object.keys(raw)).not.toContain('name')
    expect(['2', '3']).toContain(raw._schemaVersion?.N)
    expect(raw).toMatchObject({ gsi1pk: { S: 'LAST#Lovelace' } })
  })
})
