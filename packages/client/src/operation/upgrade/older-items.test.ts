import { emptyTable, faults, startFaultProxy } from '@keyprint/local'
import { testTable } from '@keyprint/local/vitest'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { connect, SchemaVersionError, TransactionCanceledError, UnreadableItemError } from '../../index.js'
import { meanwhile } from '../../testing/meanwhile.js'
import { key, putRaw, rawItem, rawItems } from '../../testing/raw-items.js'
import { rejection } from '../../testing/rejection.js'
import { before, design1, design2, design3 } from '../../testing/versions/customers.js'

const own = testTable(design2)
const proxy = await startFaultProxy(own.endpoint)
const through = { client: proxy.client(), tableName: own.tableName }
const dbBefore = connect(before, own)
const db1 = connect(design1, own)
const db2 = connect(design2, through)
const db3 = connect(design3, own)
beforeEach(async () => {
  proxy.reset()
  await emptyTable(own.client, own)
})
afterAll(proxy.stop)

const c1 = { customerId: 'c1' }
const ada = { ...c1, name: 'Ada Lovelace', city: 'London', visits: 1 }
const ada2 = { ...c1, firstName: 'Ada', lastName: 'Lovelace', town: 'London', visits: 1 }
const ada3 = { ...ada2, tier: 'free', rank: 2 }
const stored = () => rawItem(own, key('CUSTOMER#c1', 'PROFILE'))
const operations = () => proxy.requests.map(({ operation }) => operation)

/** An item as it is stored when version 2 writes it. */
const stored2 = {
  ...key('CUSTOMER#c1', 'PROFILE'),
  _entity: { S: 'customer' },
  _schemaVersion: { N: '2' },
  customerId: { S: 'c1' },
  firstName: { S: 'Ada' },
  lastName: { S: 'Lovelace' },
  town: { S: 'London' },
  visits: { N: '1' },
  gsi1pk: { S: 'LAST#Lovelace' },
  gsi1sk: { S: 'Ada' },
}

describe('an item that was written before there were versions', () => {
  it('is read in the shape of today, and stays as it is stored', async () => {
    await dbBefore.customer.create(ada)
    const asStored = await stored()

    expect(await db1.customer.get(c1)).toEqual(ada)
    expect(await db2.customer.get(c1)).toEqual(ada2)
    expect(await db3.customer.get(c1)).toEqual(ada3)
    expect(await db2.all().collect()).toEqual([ada2])
    expect(await db2.batch.get([db2.customer.key(c1)])).toEqual([ada2])
    expect(await db2.transact.get([db2.customer.key(c1)])).toEqual([ada2])
    expect(await db2.customer.delete(c1, { return: 'old' })).toEqual(ada2)
    expect(asStored).not.toHaveProperty('_schemaVersion')
  })

  it('reads with a selection as it does without', async () => {
    await dbBefore.customer.create(ada)
    expect(await db2.customer.get(c1, { select: ['lastName', 'town'] })).toEqual({
      lastName: 'Lovelace',
      town: 'London',
    })
    expect(await db3.customer.get(c1, { select: ['rank'] })).toEqual({ rank: 2 })
  })

  it('is in an index by its older key until it is written, and by the new one from then on', async () => {
    await dbBefore.customer.create(ada)
    expect(await db2.byName({ lastName: 'Lovelace' }).collect()).toEqual([])

    expect(await db2.customer.upgrade(c1)).toEqual(ada2)

    expect(await db2.byName({ lastName: 'Lovelace' }).collect()).toEqual([ada2])
    expect(await rawItems(own, 'gsi2')).toEqual([])
    expect(await stored()).toEqual(stored2)
  })

  it('is an error that says so where an upcaster throws, and can be deleted all the same', async () => {
    await dbBefore.customer.create({ ...ada, name: 'nobody' })
    const error = await rejection(db2.customer.get(c1))
    expect(error).toBeInstanceOf(UnreadableItemError)
    expect(error).toMatchObject({
      entity: 'customer',
      attribute: 'schemaVersion',
      storedKey: { pk: 'CUSTOMER#c1' },
    })
    expect(error.message).toContain('schemaVersion 1 could not be brought to 2: has no name')
    expect(await rejection(db2.customer.update(c1, { add: { visits: 1 } }))).toBeInstanceOf(
      UnreadableItemError,
    )
    await db2.customer.delete(c1)
    expect(await stored()).toBeUndefined()
  })

  it.each([
    [
      'what its upcaster needs is missing',
      { visits: { N: '1' } },
      'name is not stored, and the design needs it',
    ],
    [
      'what its upcaster needs is of another type',
      { name: { N: '1' } },
      'name is stored as N, not as a string',
    ],
  ])('is an error where %s', async (_, attributes, message) => {
    await putRaw(own, { ...key('CUSTOMER#c1', 'PROFILE'), customerId: { S: 'c1' }, ...attributes })
    expect((await rejection(db2.customer.get(c1))).message).toContain(`could not be brought to 2: ${message}`)
  })
})

describe('an update of an older item', () => {
  it('brings it to the current version first, and changes it then', async () => {
    await dbBefore.customer.create(ada)

    const updated = await db2.customer.update(c1, {
      add: { visits: 2 },
      set: { firstName: 'Augusta', lastName: 'King' },
      return: 'new',
    })

    expect(updated).toEqual({ ...ada2, visits: 3, firstName: 'Augusta', lastName: 'King' })
    expect(operations()).toEqual(['UpdateItem', 'GetItem', 'PutItem', 'UpdateItem'])
    expect(await stored()).toEqual({
      ...stored2,
      visits: { N: '3' },
      firstName: { S: 'Augusta' },
      lastName: { S: 'King' },
      gsi1pk: { S: 'LAST#King' },
      gsi1sk: { S: 'Augusta' },
    })
  })

  it('asks nothing more of an item of the current version', async () => {
    await db2.customer.create(ada2)
    await db2.customer.update(c1, { add: { visits: 1 } })
    await db2.customer.put(ada2)
    await db2.customer.delete(c1)
    expect(operations()).toEqual(['PutItem', 'UpdateItem', 'PutItem', 'DeleteItem'])
  })

  it('means its condition as the current version does, also of a put and a delete', async () => {
    await dbBefore.customer.create(ada)
    await db2.customer.update(c1, { add: { visits: 1 }, if: (c) => c.firstName.eq('Ada') })
    await dbBefore.customer.put(ada)
    await db2.customer.put({ ...ada2, visits: 9 }, { if: (c) => c.town.eq('London') })
    expect(await db2.customer.get(c1)).toEqual({ ...ada2, visits: 9 })
    await dbBefore.customer.put(ada)
    const refused = await rejection(db2.customer.delete(c1, { if: (c) => c.town.eq('Paris') }))
    expect(refused).toMatchObject({ code: 'CONDITION_FAILED', current: ada2 })
    await db2.customer.delete(c1, { if: (c) => c.town.eq('London') })
    expect(await stored()).toBeUndefined()
  })

  it('gives the item as it was, in the current shape', async () => {
    await dbBefore.customer.create(ada)
    expect(await db2.customer.update(c1, { set: { town: 'Paris' }, return: 'old' })).toEqual(ada2)
    await dbBefore.customer.put(ada)
    expect(await db2.customer.put(ada2, { return: 'old' })).toEqual(ada2)
    await dbBefore.customer.put(ada)
    expect(await db2.customer.readThenUpdate(c1, { set: { lastName: 'King' }, return: 'new' })).toEqual({
      ...ada2,
      lastName: 'King',
    })
  })

  it('counts once where it is idempotent', async () => {
    await dbBefore.customer.create(ada)
    await db2.customer.update(c1, { add: { visits: 2 }, idempotent: true })
    expect(await db2.customer.get(c1)).toEqual({ ...ada2, visits: 3 })
  })

  it('keeps what no version declares', async () => {
    await putRaw(own, {
      ...key('CUSTOMER#c1', 'PROFILE'),
      customerId: { S: 'c1' },
      name: { S: 'Ada' },
      others: { S: 'x' },
    })
    await db2.customer.update(c1, { add: { visits: 1 } })
    expect(await stored()).toMatchObject({ others: { S: 'x' }, firstName: { S: 'Ada' }, visits: { N: '1' } })
    expect(await stored()).not.toHaveProperty('name')
  })

  it('loses nothing that an older client writes in between', async () => {
    await db1.customer.create(ada)
    proxy.inject(meanwhile('GetItem', () => db1.customer.update(c1, { set: { city: 'Paris' } })))
    await db2.customer.update(c1, { add: { visits: 1 } })
    expect(await db2.customer.get(c1)).toEqual({ ...ada2, town: 'Paris', visits: 2 })
    expect(operations().filter((one) => one === 'GetItem')).toHaveLength(2 + 1)
  })

  it('begins anew when an older client puts the item in between', async () => {
    await dbBefore.customer.create(ada)
    proxy.inject(meanwhile('PutItem', () => dbBefore.customer.put({ ...ada, city: 'Rome' })))
    await db2.customer.update(c1, { add: { visits: 1 } })
    expect(await db2.customer.get(c1)).toEqual({ ...ada2, town: 'Rome', visits: 2 })
  })

  it('is not done twice where the answer to the upgrade is lost', async () => {
    await dbBefore.customer.create(ada)
    proxy.inject({ operation: 'PutItem', fault: faults.loseAnswer() })
    await db2.customer.update(c1, { add: { visits: 1 } })
    expect(await db2.customer.get(c1)).toEqual({ ...ada2, visits: 2 })
  })

  it('finds no item where it has expired, and keeps the time to live of one that has not', async () => {
    const expiresAt = new Date(Math.ceil(Date.now() / 1000) * 1000 + 60_000)
    await dbBefore.customer.create({ ...ada, expiresAt: new Date(0) })
    expect(await rejection(db2.customer.update(c1, { add: { visits: 1 } }))).toMatchObject({
      code: 'NOT_FOUND',
    })
    expect(await db2.customer.upgrade(c1)).toBeUndefined()
    await dbBefore.customer.put({ ...ada, expiresAt })
    expect(await db2.customer.upgrade(c1)).toEqual({ ...ada2, expiresAt })
    expect(await stored()).toMatchObject({ expiresAt: { N: String(expiresAt.getTime() / 1000) } })
  })
})

describe('an upgrade', () => {
  it('writes nothing of an item that is current, and of none', async () => {
    await db2.customer.create(ada2)
    expect(await db2.customer.upgrade(c1)).toEqual(ada2)
    expect(await db2.customer.upgrade({ customerId: 'c9' })).toBeUndefined()
    expect(operations()).toEqual(['PutItem', 'GetItem', 'GetItem'])
  })

  it('stores what reading fills in, and takes up an item over several versions at once', async () => {
    await dbBefore.customer.create(ada)
    expect(await db3.customer.upgrade(c1)).toEqual(ada3)
    expect(await stored()).toEqual({
      ...stored2,
      _schemaVersion: { N: '3' },
      _schemaVersionFrom: { N: '2' },
      tier: { S: 'free' },
      rank: { N: '2' },
    })
  })
})

describe('a transaction that meets an older item', () => {
  it('says so of the update, and what to do', async () => {
    await dbBefore.customer.create(ada)
    const update = () => db2.transact((tx) => [tx.customer.update(c1, { add: { visits: 1 } })])
    const error = (await rejection(update())) as TransactionCanceledError
    expect(error).toBeInstanceOf(TransactionCanceledError)
    const [reason] = error.reasons
    expect(reason?.error).toBeInstanceOf(SchemaVersionError)
    expect(reason?.error).toMatchObject({
      code: 'SCHEMA_VERSION',
      entity: 'customer',
      key: c1,
      storedVersion: 1,
      schemaVersion: 2,
    })
    expect(reason?.error.message).toContain('call customer.upgrade(key)')
    expect(reason?.current).toBeUndefined()

    await db2.customer.upgrade(c1)
    await update()
    expect(await db2.customer.get(c1)).toEqual({ ...ada2, visits: 2 })
  })

  it('puts and deletes it, and checks it where there is no condition', async () => {
    await dbBefore.customer.create(ada)
    await dbBefore.customer.create({ ...ada, customerId: 'c2' })
    await dbBefore.customer.create({ ...ada, customerId: 'c3' })
    await db2.transact((tx) => [
      tx.customer.put({ ...ada2, visits: 5 }),
      tx.customer.delete({ customerId: 'c2' }),
      tx.customer.check({ customerId: 'c3' }),
    ])
    expect(await stored()).toEqual({ ...stored2, visits: { N: '5' } })
    const check = db2.transact((tx) => [
      tx.customer.check({ customerId: 'c3' }, { if: (c) => c.town.eq('London') }),
    ])
    expect(await rejection(check)).toMatchObject({ reasons: [{ error: { code: 'SCHEMA_VERSION' } }] })
  })
})
