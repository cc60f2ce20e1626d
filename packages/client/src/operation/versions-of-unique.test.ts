import { emptyTable, startFaultProxy } from '@keyprint/local'
import { testTable } from '@keyprint/local/vitest'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { connect, NotUniqueError, SchemaVersionError } from '../index.js'
import { meanwhile } from '../testing/meanwhile.js'
import { key, rawItem, rawItems } from '../testing/raw-items.js'
import { rejection } from '../testing/rejection.js'
import { accounts1, accounts2, accounts3 } from '../testing/versions/accounts.js'

const own = testTable(accounts1)
const db1 = connect(accounts1, own)
const db2 = connect(accounts2, own)
const db3 = connect(accounts3, own)
const proxy = await startFaultProxy(own.endpoint)
afterAll(proxy.stop)
beforeEach(() => emptyTable(own.client, own))

const a1 = { orgId: 'o1', accountId: 'a1' }
const a2 = { orgId: 'o1', accountId: 'a2' }
const guards = async () =>
  (await rawItems(own)).flatMap(({ pk, _owner }) =>
    _owner === undefined ? [] : [[pk?.S?.split('#').at(-1), _owner.M?.sk?.S]],
  )
const stored = () => rawItem(own, key('ORG#o1', 'ACCOUNT#a1'))

beforeEach(async () => {
  await db1.account.create({ ...a1, email: 'Ada@x.com' })
})

describe('a unique attribute that was renamed', () => {
  it('is unique among items of both versions', async () => {
    expect(await rejection(db2.account.create({ ...a2, mail: 'Ada@x.com' }))).toBeInstanceOf(NotUniqueError)
    await db2.account.create({ ...a2, mail: 'Bob@x.com' })
    const three = { orgId: 'o1', accountId: 'a3' }
    expect(await rejection(db1.account.create({ ...three, email: 'Bob@x.com' }))).toBeInstanceOf(
      NotUniqueError,
    )
  })

  it('keeps its guard when the item is brought to the new version', async () => {
    expect(await db2.account.upgrade(a1)).toEqual({ ...a1, mail: 'Ada@x.com', version: 1 })
    expect(await guards()).toEqual([['Ada@x.com', 'ACCOUNT#a1']])
    expect(await stored()).toMatchObject({ v: { N: '2' }, mail: { S: 'Ada@x.com' }, version: { N: '1' } })
    expect(await stored()).not.toHaveProperty('email')
  })

  it('has its guard swapped by an update', async () => {
    await db2.account.update(a1, { set: { mail: 'King@x.com' }, ifVersion: 1 })
    expect(await guards()).toEqual([['King@x.com', 'ACCOUNT#a1']])
    expect(await db2.account.get(a1)).toEqual({ ...a1, mail: 'King@x.com', version: 2 })
  })

  it('has its guard freed by a delete', async () => {
    await db2.account.delete(a1)
    expect(await rawItems(own)).toEqual([])
  })
})

describe('a unique attribute that is written otherwise', () => {
  it('has its guard swapped when the item is brought to the new version', async () => {
    expect(await db3.account.upgrade(a1)).toEqual({ ...a1, mail: 'ada@x.com', version: 1 })
    expect(await guards()).toEqual([['ada@x.com', 'ACCOUNT#a1']])
  })

  it.each([
    ['update', () => db3.account.update(a1, { set: { mail: 'king@x.com' }, ifVersion: 1 })],
    ['put', () => db3.account.put({ ...a1, mail: 'king@x.com' }, { ifVersion: 1 })],
    [
      'put of a transaction after an upgrade',
      async () => {
        await db3.account.upgrade(a1)
        await db3.transact((tx) => [tx.account.put({ ...a1, mail: 'king@x.com' }, { ifVersion: 1 })])
      },
    ],
  ])('has no older guard left after an %s', async (_, write) => {
    await write()
    expect(await guards()).toEqual([['king@x.com', 'ACCOUNT#a1']])
    expect(await db3.account.get(a1)).toEqual({ ...a1, mail: 'king@x.com', version: 2 })
  })

  it('has its older guard freed by a delete, by itself and in a transaction', async () => {
    await db3.account.delete(a1)
    expect(await rawItems(own)).toEqual([])
    await db1.account.create({ ...a1, email: 'Ada@x.com' })
    await db3.transact((tx) => [tx.account.delete(a1)])
    expect(await rawItems(own)).toEqual([])
  })

  it('is refused where another item has the new value already', async () => {
    await db3.account.create({ ...a2, mail: 'ada@x.com' })
    const asStored = await stored()
    expect(await rejection(db3.account.upgrade(a1))).toBeInstanceOf(NotUniqueError)
    expect(await stored()).toEqual(asStored)
    await db3.account.delete(a2)
    await db3.account.upgrade(a1)
  })
})

describe('a lock', () => {
  it('is kept over versions: who has read an older item may write it', async () => {
    const { version } = await db3.account.getOrFail(a1)
    await db3.account.update(a1, { set: { mail: 'king@x.com' }, ifVersion: version })
    const late = await rejection(db3.account.update(a1, { set: { mail: 'x@x.com' }, ifVersion: version }))
    expect(late).toMatchObject({ code: 'VERSION_CONFLICT', actualVersion: 2 })
  })

  it('tells an upgrade that an older client was faster', async () => {
    proxy.inject(meanwhile('GetItem', () => db1.account.update(a1, { set: { email: 'Eve@x.com' } })))
    const slow = connect(accounts2, { client: proxy.client(), tableName: own.tableName })
    expect(await slow.account.upgrade(a1)).toEqual({ ...a1, mail: 'Eve@x.com', version: 2 })
    expect(await guards()).toEqual([['Eve@x.com', 'ACCOUNT#a1']])
  })

  it('is not passed by who has read the item otherwise than it is now', async () => {
    await db2.account.upgrade(a1)
    const late = db1.account.update(a1, { set: { email: 'x@x.com' }, ifVersion: 1 })
    expect(await rejection(late)).toBeInstanceOf(SchemaVersionError)
    expect(await rejection(db1.account.delete(a1))).toBeInstanceOf(SchemaVersionError)
  })
})

it('a transaction that would have to swap guards of an older item says so before it is sent', async () => {
  const update = db3.transact((tx) => [tx.account.update(a1, { set: { mail: 'king@x.com' } })])
  expect(await rejection(update)).toMatchObject({
    code: 'SCHEMA_VERSION',
    storedVersion: 1,
    schemaVersion: 3,
  })
})

it("a tenant's items are brought to the new version within the tenant", async () => {
  const acme = db2.forTenant('o1')
  expect(await acme.accounts({}).collect()).toEqual([{ ...a1, mail: 'Ada@x.com', version: 1 }])
  expect(await db2.forTenant('o2').account.upgrade({ accountId: 'a1' })).toBeUndefined()
  await acme.account.update({ accountId: 'a1' }, { set: { mail: 'king@x.com' } })
  expect(await acme.account.get({ accountId: 'a1' })).toEqual({ ...a1, mail: 'king@x.com', version: 2 })
  expect(await acme.account.upgrade({ accountId: 'a1' })).toEqual({ ...a1, mail: 'king@x.com', version: 2 })
})
