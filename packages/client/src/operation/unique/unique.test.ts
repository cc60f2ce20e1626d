import { defineDesign, defineEntity, defineTable, integer, string } from '@keyprint/key-design'
import { testTable } from '@keyprint/local/vitest'
import { describe, expect, it } from 'vitest'
import { AlreadyExistsError, connect, NotUniqueError, ValidationError } from '../../index.js'
import { key, rawItem } from '../../testing/raw-items.js'
import { rejection } from '../../testing/rejection.js'
import type { Untyped } from '../../testing/untyped.js'

const table = defineTable('people', {
  partitionKey: 'pk',
  sortKey: 'sk',
  indexes: { gsi1: { partitionKey: 'owner' } },
})
const user = defineEntity(table, 'user', {
  attributes: {
    userId: string(),
    email: string(),
    nick: string().optional(),
    first: string().optional(),
    last: string().nullable().optional(),
    visits: integer().default(0),
  },
  key: { partition: 'USER#{userId}', sort: 'USER' },
  unique: ['email', 'nick', ['first', 'last']],
})
const member = defineEntity(table, 'member', {
  attributes: { org: string(), memberId: string(), email: string() },
  key: { partition: 'ORG#{org}', sort: 'MEMBER#{memberId}' },
  unique: ['email'],
  tenant: 'org',
})
const people = defineDesign({ table, entities: { user, member } })
const own = testTable(people)
const db = connect(people, own)

const guard = (pk: string) => rawItem(own, key(pk, 'UNIQUE'))
const emailGuard = (email: string) => guard(`UNIQUE#user#email#${email}`)

describe('a unique attribute', () => {
  it('is kept by a guard item that says whose it is', async () => {
    await db.user.create({ userId: 'u1', email: 'u1@example.com' })
    expect(await emailGuard('u1@example.com')).toMatchObject({
      ...key('UNIQUE#user#email#u1@example.com', 'UNIQUE'),
      _owner: { M: key('USER#u1', 'USER') },
    })
  })

  it('cannot be given to a second item', async () => {
    await db.user.create({ userId: 'u2', email: 'u2@example.com' })

    const error = await rejection(db.user.create({ userId: 'u3', email: 'u2@example.com' }))

    expect(error).toBeInstanceOf(NotUniqueError)
    expect(error).toMatchObject({
      code: 'NOT_UNIQUE',
      entity: 'user',
      key: { userId: 'u3' },
      attributes: ['email'],
      message: 'Another user has the email of user { userId: "u3" }; choose another value.',
    })
    expect(await db.user.get({ userId: 'u3' })).toBeUndefined()
  })

  it('is another thing than being there already', async () => {
    await db.user.create({ userId: 'u4', email: 'u4@example.com' })
    const error = await rejection(db.user.create({ userId: 'u4', email: 'u4@example.com' }))
    expect(error).toBeInstanceOf(AlreadyExistsError)
    expect(error).toMatchObject({ current: { userId: 'u4' } })
  })

  it('tells values apart that have the delimiter in them', async () => {
    await db.user.create({ userId: 'd1', email: 'a#b' })
    await db.user.create({ userId: 'd2', email: 'a%23b' })
    expect(await emailGuard('a%23b')).toBeDefined()
    expect(await emailGuard('a%2523b')).toBeDefined()
  })

  it('is swapped when it changes', async () => {
    await db.user.create({ userId: 's1', email: 'old@example.com' })

    const updated = await db.user.update(
      { userId: 's1' },
      { set: { email: 'new@example.com' }, add: { visits: 1 }, return: 'new' },
    )

    expect(updated).toEqual({ userId: 's1', email: 'new@example.com', visits: 1 })
    expect(await emailGuard('old@example.com')).toBeUndefined()
    expect(await emailGuard('new@example.com')).toBeDefined()
    await db.user.create({ userId: 's2', email: 'old@example.com' })
  })

  it('gives the old item of a change when asked', async () => {
    const created = await db.user.create({ userId: 's3', email: 's3@example.com' })
    const changes = { set: { email: 's3.new@example.com' }, return: 'old' } as const
    expect(await db.user.update({ userId: 's3' }, changes)).toEqual(created)
  })

  it('cannot be changed to what another item has, and nothing is changed then', async () => {
    await db.user.create({ userId: 't1', email: 't1@example.com' })
    await db.user.create({ userId: 't2', email: 't2@example.com' })

    const changes = { set: { email: 't1@example.com' }, add: { visits: 1 } }
    const error = await rejection(db.user.update({ userId: 't2' }, changes))

    expect(error).toBeInstanceOf(NotUniqueError)
    expect(await db.user.get({ userId: 't2' })).toMatchObject({ email: 't2@example.com', visits: 0 })
  })

  it('stays as it is when it is set to the same value, or not touched', async () => {
    await db.user.create({ userId: 't3', email: 't3@example.com' })
    await db.user.update({ userId: 't3' }, { set: { email: 't3@example.com', first: 'F' } })
    await db.user.update({ userId: 't3' }, { add: { visits: 1 } })
    expect(await emailGuard('t3@example.com')).toBeDefined()
  })

  it('is swapped by a put', async () => {
    await db.user.put({ userId: 'p1', email: 'p1@example.com', nick: 'pp' })
    await db.user.put({ userId: 'p1', email: 'p1.new@example.com' })
    expect(await emailGuard('p1@example.com')).toBeUndefined()
    expect(await emailGuard('p1.new@example.com')).toBeDefined()
    expect(await guard('UNIQUE#user#nick#pp')).toBeUndefined()
    const taken = db.user.put({ userId: 'p2', email: 'p1.new@example.com' })
    expect(await rejection(taken)).toBeInstanceOf(NotUniqueError)
  })

  it('gives the old item of a put when asked', async () => {
    const old = await db.user.put({ userId: 'p3', email: 'p3@example.com' })
    const again = { userId: 'p3', email: 'p3.new@example.com' }
    expect(await db.user.put(again, { return: 'old' })).toEqual(old)
  })

  it('is free again when the item is deleted', async () => {
    const created = await db.user.create({ userId: 'x1', email: 'x1@example.com', nick: 'xx' })
    expect(await db.user.delete({ userId: 'x1' }, { return: 'old' })).toEqual(created)
    expect(await emailGuard('x1@example.com')).toBeUndefined()
    expect(await guard('UNIQUE#user#nick#xx')).toBeUndefined()
    await db.user.create({ userId: 'x2', email: 'x1@example.com' })
  })

  it('is fine to delete where there is none', async () => {
    expect(await db.user.delete({ userId: 'nobody' }, { return: 'old' })).toBeUndefined()
    const conditional = db.user.delete({ userId: 'nobody' }, { if: (o) => o.visits.eq(0) })
    expect(await rejection(conditional)).toMatchObject({ code: 'NOT_FOUND' })
  })

  it('stays when a delete is refused', async () => {
    await db.user.create({ userId: 'x3', email: 'x3@example.com' })
    const refused = db.user.delete({ userId: 'x3' }, { if: (o) => o.visits.gt(0) })
    expect(await rejection(refused)).toMatchObject({ code: 'CONDITION_FAILED', current: { visits: 0 } })
    expect(await emailGuard('x3@example.com')).toBeDefined()
  })
})

it('swaps the guards of an update that reads first', async () => {
  await db.user.create({ userId: 'r1', email: 'r1@example.com' })
  await db.user.readThenUpdate({ userId: 'r1' }, { set: { email: 'r2@example.com' } })
  expect(await emailGuard('r1@example.com')).toBeUndefined()
  expect(await emailGuard('r2@example.com')).toBeDefined()
})

describe('several unique attributes', () => {
  it('are kept by themselves', async () => {
    await db.user.create({ userId: 'm1', email: 'm1@example.com', nick: 'm' })
    const error = await rejection(db.user.create({ userId: 'm2', email: 'm2@example.com', nick: 'm' }))
    expect(error).toMatchObject({ code: 'NOT_UNIQUE', attributes: ['nick'] })
    expect(await emailGuard('m2@example.com')).toBeUndefined()
  })

  it('need not be unique while they are missing', async () => {
    await db.user.create({ userId: 'm3', email: 'm3@example.com' })
    await db.user.create({ userId: 'm4', email: 'm4@example.com' })
    await db.user.update({ userId: 'm3' }, { set: { nick: 'm3' } })
    expect(await rejection(db.user.update({ userId: 'm4' }, { set: { nick: 'm3' } }))).toBeInstanceOf(
      NotUniqueError,
    )
    await db.user.update({ userId: 'm3' }, { remove: ['nick'] })
    await db.user.update({ userId: 'm4' }, { set: { nick: 'm3' } })
  })

  it('are unique together where they are declared together', async () => {
    const named = (userId: string, first: string, last?: string | null) =>
      db.user.create({ userId, email: `${userId}@example.com`, first, last })
    await named('c1', 'Ada', 'Lovelace')
    await named('c2', 'Ada', 'Byron')
    await named('c3', 'Ada')
    await named('c4', 'Ada', null)
    await named('c5', 'Ada', null)
    expect(await rejection(named('c6', 'Ada', 'Byron'))).toMatchObject({ attributes: ['first', 'last'] })

    const update = (userId: string, set: object) => db.user.update({ userId }, { set })
    expect(await rejection(update('c1', { last: 'Byron' }))).toBeInstanceOf(NotUniqueError)
    await update('c2', { last: null })
    await update('c1', { last: 'Byron' })
    expect(await guard('UNIQUE#user#first+last#Ada#Byron')).toMatchObject({
      _owner: { M: key('USER#c1', 'USER') },
    })
  })
})

describe('a unique attribute of a tenant', () => {
  it('is unique within the tenant', async () => {
    const [acme, other] = [db.forTenant('acme'), db.forTenant('other')]
    await acme.member.create({ memberId: 'm1', email: 'a@example.com' })
    await other.member.create({ memberId: 'm1', email: 'a@example.com' })
    const second = acme.member.create({ memberId: 'm2', email: 'a@example.com' })
    expect(await rejection(second)).toBeInstanceOf(NotUniqueError)
    expect(await guard('ORG#acme#UNIQUE#member#email#a@example.com')).toBeDefined()
  })
})

describe('what would lose track of a unique attribute is refused', () => {
  it.each<[string, () => PromiseLike<unknown>, string]>([
    [
      'put in a batch',
      () => db.batch.write((batch: Untyped) => [batch.user.put({ userId: 'b1', email: 'b@example.com' })]),
      'user has unique attributes, which a put in a batch cannot keep; write it by itself or in a transaction',
    ],
    [
      'delete in a batch',
      () => db.batch.write((batch: Untyped) => [batch.user.delete({ userId: 'b1' })]),
      'user has unique attributes, which a delete in a batch cannot keep',
    ],
    [
      'a change whose result is not known',
      () => db.user.update({ userId: 'u1' }, { change: (o: Untyped) => o.nick.setIfMissing('n') }),
      'user.nick is guarded as unique, so its new value must be known; use set',
    ],
  ])('%s', async (_, write, message) => {
    const error = await rejection(write())
    expect(error).toBeInstanceOf(ValidationError)
    expect(error.message).toContain(message)
  })
})
