import { defineDesign, defineEntity, defineTable, string, timeToLive } from '@keyprint/key-design'
import { testTable } from '@keyprint/local/vitest'
import { describe, expect, it } from 'vitest'
import { connect, NotUniqueError } from '../../index.js'
import { rawItem } from '../../testing/raw-items.js'
import { rejection } from '../../testing/rejection.js'

const table = defineTable('invites', { partitionKey: 'pk', timeToLive: 'expiresAt' })
const invite = defineEntity(table, 'invite', {
  attributes: {
    inviteId: string(),
    email: string(),
    note: string().optional(),
    expiresAt: timeToLive().nullable().optional(),
  },
  key: { partition: 'INVITE#{inviteId}' },
  unique: ['email'],
})
const invites = defineDesign({ table, entities: { invite } })
const own = testTable(invites)
const db = connect(invites, own)
const guard = (email: string) => rawItem(own, { pk: { S: `UNIQUE#invite#email#${email}` } })
const at = (minutes: number) => new Date(Math.ceil(Date.now() / 60_000 + minutes) * 60_000)
const seconds = (date: Date) => ({ N: String(date.getTime() / 1000) })

describe('the guard of an item that expires', () => {
  it('expires with it', async () => {
    const expiresAt = at(10)
    await db.invite.create({ inviteId: 'i1', email: 'a', expiresAt })
    expect(await guard('a')).toMatchObject({ expiresAt: seconds(expiresAt) })
  })

  it('follows when the time is changed or removed', async () => {
    await db.invite.create({ inviteId: 'i2', email: 'b', expiresAt: at(10) })
    const expiresAt = at(20)
    await db.invite.update({ inviteId: 'i2' }, { set: { expiresAt } })
    expect(await guard('b')).toMatchObject({ expiresAt: seconds(expiresAt) })
    await db.invite.update({ inviteId: 'i2' }, { remove: ['expiresAt'] })
    expect(await guard('b')).not.toHaveProperty('expiresAt')
  })

  it('does not expire before it, when a duration is given', async () => {
    await db.invite.create({ inviteId: 'i3', email: 'c', expiresAt: { minutes: 10 } })
    await db.invite.update({ inviteId: 'i3' }, { set: { expiresAt: { minutes: 20 }, email: 'c2' } })
    const item = await rawItem(own, { pk: { S: 'INVITE#i3' } })
    expect(Number((await guard('c2'))?.expiresAt?.N)).toBeGreaterThanOrEqual(Number(item?.expiresAt?.N))
  })

  it('gives the value to another item once it has expired', async () => {
    await db.invite.create({ inviteId: 'i4', email: 'd', expiresAt: at(-10) })
    await db.invite.create({ inviteId: 'i5', email: 'd', expiresAt: at(10) })
    const third = db.invite.create({ inviteId: 'i6', email: 'd' })
    expect(await rejection(third)).toBeInstanceOf(NotUniqueError)
  })

  it('lets the expired item be created anew with another value', async () => {
    await db.invite.create({ inviteId: 'i7', email: 'e', expiresAt: at(-10) })
    await db.invite.create({ inviteId: 'i7', email: 'f' })
    await db.invite.create({ inviteId: 'i8', email: 'e' })
    expect(await db.invite.get({ inviteId: 'i7' })).toEqual({ inviteId: 'i7', email: 'f' })
  })

  it('stays when an expired item is deleted whose value another has got', async () => {
    await db.invite.create({ inviteId: 'i9', email: 'g', expiresAt: at(-10) })
    await db.invite.create({ inviteId: 'i10', email: 'g' })
    await db.invite.delete({ inviteId: 'i9' })
    expect(await guard('g')).toMatchObject({ _owner: { M: { pk: { S: 'INVITE#i10' } } } })
  })
})

describe('the guard of an item that was written before it could expire', () => {
  const later = defineEntity(table, 'invite', {
    attributes: { inviteId: string(), email: string(), expiresAt: timeToLive().default({ days: 1 }) },
    key: { partition: 'INVITE#{inviteId}' },
    unique: ['email'],
  })
  const dbLater = connect(defineDesign({ table, entities: { invite: later } }), own)

  it('does not expire, as the item does not, though it reads with the default', async () => {
    await db.invite.create({ inviteId: 'b1', email: 'o' })
    const updated = await dbLater.invite.update({ inviteId: 'b1' }, { set: { email: 'o2' }, return: 'new' })
    expect(updated.expiresAt).toBeInstanceOf(Date)
    expect(await rawItem(own, { pk: { S: 'INVITE#b1' } })).not.toHaveProperty('expiresAt')
    expect(await guard('o2')).not.toHaveProperty('expiresAt')
  })
})

describe('a time to live that is null', () => {
  it('never comes', async () => {
    await db.invite.create({ inviteId: 'n1', email: 'n', expiresAt: null })
    expect(await db.invite.get({ inviteId: 'n1' })).toMatchObject({ expiresAt: null })
    await db.invite.update({ inviteId: 'n1' }, { set: { note: 'a' } })
    await db.invite.update({ inviteId: 'n1' }, { set: { email: 'n2' } })
    const again = await rejection(db.invite.create({ inviteId: 'n1', email: 'n3' }))
    expect(again).toMatchObject({ code: 'ALREADY_EXISTS' })
    const same = await rejection(db.invite.create({ inviteId: 'n2', email: 'n2' }))
    expect(same).toBeInstanceOf(NotUniqueError)
  })
})
