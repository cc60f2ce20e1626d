import { defineDesign, defineEntity, defineTable, string, upcast } from '@keyprint/key-design'
import { startFaultProxy } from '@keyprint/local'
import { testTable } from '@keyprint/local/vitest'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { connect } from '../../index.js'
import { meanwhile } from '../../testing/meanwhile.js'
import { key, putRaw, rawItem, rawItems } from '../../testing/raw-items.js'
import { rejection } from '../../testing/rejection.js'

const table = defineTable('users', { partitionKey: 'pk', sortKey: 'sk' })
const attributes = { id: string(), email: string(), nick: string().optional() }
const of = { partition: 'USER#{id}', sort: 'USER' } as const
const user = defineEntity(table, 'user', { attributes, key: of, unique: ['email', 'nick'] })
const users = defineDesign({ table, entities: { user } })
const own = testTable(users)
const db = connect(users, own)
const proxy = await startFaultProxy(own.endpoint)
const counted = connect(users, { client: proxy.client(), tableName: own.tableName })
beforeEach(proxy.reset)
afterAll(proxy.stop)

const guard = (email: string) => rawItem(own, key(`UNIQUE#user#email#${email}`, 'UNIQUE'))
const guardsOf = async (id: string) =>
  (await rawItems(own)).filter(({ _owner }) => _owner?.M?.pk?.S === `USER#${id}`).map(({ pk }) => pk?.S)
const unguarded = (id: string, email: string) =>
  putRaw(own, { ...key(`USER#${id}`, 'USER'), id: { S: id }, email: { S: email }, _entity: { S: 'user' } })

/** Items from before the email was unique, and one with a guard, that have it together. */
async function shared(name: string) {
  await unguarded(`${name}1`, name)
  await db.user.create({ id: `${name}3`, email: name })
  return { id: `${name}1` }
}

describe('a value whose guard another item has is given up, and stays guarded for the other,', () => {
  it.each<[string, (id: { id: string }) => PromiseLike<unknown>]>([
    ['delete', (id) => counted.user.delete(id)],
    ['put', (id) => counted.user.put({ ...id, email: `${id.id}-put` })],
    ['update', (id) => counted.user.update(id, { set: { email: `${id.id}-set` } })],
    ['readthen', (id) => counted.user.readThenUpdate(id, { set: { email: `${id.id}-set` } })],
    ['txdelete', (id) => counted.transact((tx) => [tx.user.delete(id)])],
    ['txput', (id) => counted.transact((tx) => [tx.user.put({ ...id, email: `${id.id}-put` })])],
    [
      'token',
      (id) => counted.user.update(id, { set: { email: `${id.id}-token` }, idempotencyToken: 'token-17' }),
    ],
  ])('by %s', async (name, write) => {
    const id = await shared(name)
    await write(id)
    expect((await db.user.get(id))?.email).not.toBe(name)
    expect(await guard(name)).toMatchObject({ _owner: { M: key(`USER#${name}3`, 'USER') } })
    expect(proxy.requests.filter(({ operation }) => operation === 'TransactWriteItems')).toHaveLength(2)
    await db.user.delete({ id: `${name}3` })
    expect(await guard(name)).toBeUndefined()
  })

  it('by an upgrade', async () => {
    const id = await shared('upgrade')
    const renamed = defineEntity(table, 'user', {
      attributes,
      key: of,
      unique: ['email', 'nick'],
      schemaVersion: 2,
      upcasters: { 1: upcast(attributes, ({ email }) => ({ email: `${email}-2` })) },
    })
    await connect(defineDesign({ table, entities: { user: renamed } }), own).user.upgrade(id)
    expect(await guard('upgrade')).toMatchObject({ _owner: { M: key('USER#upgrade3', 'USER') } })
    expect(await guardsOf('upgrade1')).toEqual(['UNIQUE#user#email#upgrade-2'])
  })
})

it('another value is claimed as strictly as ever', async () => {
  const id = await shared('strict')
  await db.user.create({ id: 'strict4', email: 'taken' })
  const error = await rejection(db.user.update(id, { set: { email: 'taken' } }))
  expect(error).toMatchObject({ code: 'NOT_UNIQUE', attributes: ['email'] })
  expect(await db.user.get(id)).toMatchObject({ email: 'strict' })
})

it('a guard that comes to the item meanwhile goes with it', async () => {
  const id = await shared('late')
  const takeOver = async () => {
    await db.user.delete({ id: 'late3' })
    await db.user.update(id, { set: { email: 'away' } })
    await db.user.update(id, { set: { email: 'late' } })
  }
  proxy.inject(meanwhile('TransactWriteItems', takeOver))
  await counted.user.delete(id)
  expect(await guardsOf('late1')).toEqual([])
})

it('an item with its own guards takes one request', async () => {
  await db.user.create({ id: 'own', email: 'own' })
  await counted.user.update({ id: 'own' }, { set: { email: 'own2' } })
  await counted.user.delete({ id: 'own' })
  expect(proxy.requests.filter(({ operation }) => operation === 'TransactWriteItems')).toHaveLength(2)
  expect(await guardsOf('own')).toEqual([])
})
