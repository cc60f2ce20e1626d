import { defineDesign, defineEntity, defineTable, integer, string } from '@keyprint/key-design'
import { startFaultProxy } from '@keyprint/local'
import { testTable } from '@keyprint/local/vitest'
import fc from 'fast-check'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { connect, NotUniqueError } from '../../index.js'
import { meanwhile } from '../../testing/meanwhile.js'
import { rawItems } from '../../testing/raw-items.js'
import { rejection } from '../../testing/rejection.js'

const table = defineTable('accounts', { partitionKey: 'pk', sortKey: 'sk' })
const account = defineEntity(table, 'account', {
  attributes: { id: string(), email: string(), nick: string().optional(), visits: integer().default(0) },
  key: { partition: 'ACCOUNT#{id}', sort: 'ACCOUNT' },
  unique: ['email', 'nick'],
})
const accounts = defineDesign({ table, entities: { account } })
const own = testTable(accounts)
const db = connect(accounts, own)
const proxy = await startFaultProxy(own.endpoint)
const slow = connect(accounts, { client: proxy.client(), tableName: own.tableName })
beforeEach(proxy.reset)
afterAll(proxy.stop)

/** Every value in use with its owner, as the items have it and as the guard items have it. */
async function valuesInUse(): Promise<{ readonly items: string[]; readonly guards: string[] }> {
  const all = await rawItems(own)
  const items = all
    .filter(({ _entity }) => _entity !== undefined)
    .flatMap(({ pk, email, nick }) => [
      `UNIQUE#account#email#${email?.S} of ${pk?.S}`,
      ...(nick === undefined ? [] : [`UNIQUE#account#nick#${nick.S} of ${pk?.S}`]),
    ])
  const guards = all
    .filter(({ _owner }) => _owner !== undefined)
    .map(({ pk, _owner }) => `${pk?.S} of ${_owner?.M?.pk?.S}`)
  return { items: items.sort(), guards: guards.sort() }
}

async function expectGuarded(): Promise<void> {
  const { items, guards } = await valuesInUse()
  expect(guards).toEqual(items)
}

const settled = async (calls: readonly PromiseLike<unknown>[]) => {
  const results = await Promise.allSettled(calls)
  return {
    done: results.filter(({ status }) => status === 'fulfilled').length,
    errors: results.filter((result) => result.status === 'rejected').map(({ reason }) => reason),
  }
}

describe('at the same time', () => {
  it('one of twenty gets the email', async () => {
    const creates = Array.from({ length: 20 }, (_, i) =>
      db.account.create({ id: `same${i}`, email: 'same@example.com' }),
    )
    const { done, errors } = await settled(creates)
    expect(done).toBe(1)
    for (const error of errors) expect(error).toBeInstanceOf(NotUniqueError)
    await expectGuarded()
  })

  it('one of ten who change to the same email gets it', async () => {
    const ids = Array.from({ length: 10 }, (_, i) => `change${i}`)
    await Promise.all(ids.map((id) => db.account.create({ id, email: `${id}@example.com` })))
    const changes = { set: { email: 'wanted@example.com' } }
    const { done } = await settled(ids.map((id) => db.account.update({ id }, changes)))
    expect(done).toBe(1)
    await expectGuarded()
  })

  it('many change one account, and its last email is the guarded one', async () => {
    await db.account.create({ id: 'one', email: 'one@example.com' })
    const updates = Array.from({ length: 6 }, (_, i) =>
      db.account.update({ id: 'one' }, { set: { email: `one${i}@example.com` }, add: { visits: 1 } }),
    )
    const { done } = await settled(updates)
    expect((await db.account.getOrFail({ id: 'one' })).visits).toBe(done)
    await expectGuarded()
  })

  it('anything happens, and every value in use is guarded, and no other', async () => {
    const id = fc.constantFrom('a', 'b', 'c')
    const email = fc.constantFrom('1', '2', '3', '4')
    const nick = fc.option(fc.constantFrom('x', 'y'), { nil: undefined })
    const item = fc.record({ id, email, nick })
    const write = fc.oneof(
      item.map((given) => () => db.account.create(given)),
      item.map((given) => () => db.account.put(given)),
      item.map((given) => () => db.account.update({ id: given.id }, { set: { email: given.email } })),
      item.map((given) => () => db.account.update({ id: given.id }, { remove: ['nick'] })),
      item.map((given) => () => db.account.delete({ id: given.id })),
      item.map((given) => () => db.transact((tx) => [tx.account.delete({ id: given.id })])),
      item.map((given) => () => db.transact((tx) => [tx.account.put(given)])),
    )
    for (const writes of fc.sample(fc.array(write, { minLength: 12, maxLength: 12 }), 5)) {
      await settled(writes.map((one) => one()))
      await expectGuarded()
    }
  })
})

describe('what is wrong is refused before anything is read', () => {
  it.each<[string, () => PromiseLike<unknown>]>([
    ['put', () => slow.account.put({ id: 'wrong', email: 7 as never })],
    ['update', () => slow.account.update({ id: 'wrong' }, { set: { email: 7 as never } })],
    ['readThenUpdate', () => slow.account.readThenUpdate({ id: 'wrong' }, { set: { email: 7 as never } })],
  ])('by %s', async (_, write) => {
    expect((await rejection(write())).message).toBe('account.email must be a string (got 7).')
    expect(proxy.requests).toEqual([])
  })
})

describe('when somebody writes between reading and writing', () => {
  it('a delete takes the guard of an item that was created meanwhile', async () => {
    proxy.inject(meanwhile('GetItem', () => db.account.create({ id: 'late', email: 'late@example.com' })))
    await slow.account.delete({ id: 'late' })
    expect(await db.account.get({ id: 'late' })).toBeUndefined()
    await expectGuarded()
  })

  it('a delete takes the guard that the item has by then', async () => {
    await db.account.create({ id: 'moved', email: 'from@example.com' })
    proxy.inject(
      meanwhile('GetItem', () => db.account.update({ id: 'moved' }, { set: { email: 'to@example.com' } })),
    )
    await slow.account.delete({ id: 'moved' })
    await expectGuarded()
  })

  it('a delete in a transaction does too', async () => {
    proxy.inject(meanwhile('GetItem', () => db.account.create({ id: 'late', email: 'late@example.com' })))
    await slow.transact((tx) => [tx.account.delete({ id: 'late' })])
    await expectGuarded()
  })

  it('a put frees the email that the item has by then', async () => {
    await db.account.create({ id: 'put', email: 'put1@example.com' })
    proxy.inject(
      meanwhile('GetItem', () => db.account.update({ id: 'put' }, { set: { email: 'put2@example.com' } })),
    )
    await slow.account.put({ id: 'put', email: 'put3@example.com' })
    await expectGuarded()
  })

  it('a put replaces an item that was created meanwhile', async () => {
    proxy.inject(meanwhile('GetItem', () => db.account.create({ id: 'new', email: 'new1@example.com' })))
    await slow.account.put({ id: 'new', email: 'new2@example.com' })
    await expectGuarded()
  })

  it('a put makes an item that was deleted meanwhile anew', async () => {
    await db.account.create({ id: 'again', email: 'again1@example.com' })
    proxy.inject(meanwhile('GetItem', () => db.account.delete({ id: 'again' })))
    await slow.account.put({ id: 'again', email: 'again2@example.com' })
    expect(await db.account.get({ id: 'again' })).toMatchObject({ email: 'again2@example.com' })
    await expectGuarded()
  })

  it('a delete does not mind that the item was deleted meanwhile', async () => {
    await db.account.create({ id: 'twice', email: 'twice@example.com' })
    proxy.inject(meanwhile('GetItem', () => db.account.delete({ id: 'twice' })))
    expect(await slow.account.delete({ id: 'twice' }, { return: 'old' })).toBeUndefined()
    await expectGuarded()
  })

  it('an update says that the item is gone', async () => {
    await db.account.create({ id: 'gone', email: 'gone@example.com' })
    proxy.inject(meanwhile('GetItem', () => db.account.delete({ id: 'gone' })))
    const changes = { set: { email: 'gone2@example.com' } }
    const error = await rejection(slow.account.update({ id: 'gone' }, changes))
    expect(error).toMatchObject({ code: 'NOT_FOUND' })
    await expectGuarded()
  })
})
