import {
  defineDesign,
  defineEntity,
  defineTable,
  integer,
  list,
  map,
  query,
  string,
  timeToLive,
} from '@keyprint/key-design'
import { testTable } from '@keyprint/local/vitest'
import { describe, expect, it } from 'vitest'
import { connect, VersionConflictError } from '../index.js'
import { key, putRaw, rawItem } from '../testing/raw-items.js'
import { rejection } from '../testing/rejection.js'

const table = defineTable('short', {
  partitionKey: 'pk',
  sortKey: 'sk',
  indexes: { gsi1: { partitionKey: 'e', sortKey: 'gsi1sk' } },
  timeToLive: 'x',
})

const user = defineEntity(table, 'user', {
  attributes: {
    userId: string().storedAs('u'),
    email: string().storedAs('e'),
    name: string().storedAs('size'),
    visits: integer().default(0).storedAs('v'),
    notes: list(map({ text: string().storedAs('t'), by: string().optional().storedAs('b') }))
      .default([])
      .storedAs('n'),
    // The names are exchanged, in code and on the wire.
    first: string().optional().storedAs('last'),
    last: string().optional().storedAs('first'),
    expiresAt: timeToLive().optional().storedAs('x'),
  },
  key: { partition: 'USER#{userId}', sort: 'USER' },
  indexes: { byEmail: { on: 'gsi1', partition: '{email}', sort: '{name}' } },
  unique: ['name'],
  version: true,
})

const users = defineDesign({
  table,
  entities: { user },
  accessPatterns: { usersByEmail: query(user.byEmail) },
})
const own = testTable(users)
const db = connect(users, own)
const newUser = (userId: string) => ({ userId, email: 'a@example.com', name: `Name ${userId}` })
const stored = (userId: string) => rawItem(own, key(`USER#${userId}`, 'USER'))

describe('an attribute that is stored under another name', () => {
  it('has that name on the wire, and its own in code', async () => {
    const created = await db.user.create({ ...newUser('u1'), notes: [{ text: 'hi' }], first: 'F', last: 'L' })

    expect(await stored('u1')).toEqual({
      ...key('USER#u1', 'USER'),
      gsi1sk: { S: 'Name u1' },
      _entity: { S: 'user' },
      u: { S: 'u1' },
      e: { S: 'a@example.com' },
      size: { S: 'Name u1' },
      v: { N: '0' },
      n: { L: [{ M: { t: { S: 'hi' } } }] },
      last: { S: 'F' },
      first: { S: 'L' },
      version: { N: '1' },
    })
    expect(await db.user.get({ userId: 'u1' })).toEqual(created)
    expect(created).toMatchObject({ first: 'F', last: 'L', notes: [{ text: 'hi' }] })
  })

  it('is updated, removed and compared by its name in code', async () => {
    await db.user.create({ ...newUser('u2'), first: 'F', last: 'L' })

    await db.user.update(
      { userId: 'u2' },
      {
        set: { email: 'b@example.com' },
        add: { visits: 2 },
        append: { notes: [{ text: 'hi' }] },
        remove: ['last'],
        if: (o) => [o.first.eq('F'), o.notes.size().eq(0)],
      },
    )
    await db.user.update({ userId: 'u2' }, { change: (o) => o.notes.at(0).by.set('me') })

    expect(await stored('u2')).toMatchObject({
      e: { S: 'b@example.com' },
      v: { N: '2' },
      n: { L: [{ M: { t: { S: 'hi' }, b: { S: 'me' } } }] },
      last: { S: 'F' },
      version: { N: '3' },
    })
    expect(await stored('u2')).not.toHaveProperty('first')
  })

  it('is found in an index, and selected', async () => {
    await db.user.create({ ...newUser('u3'), email: 'c@example.com' })
    expect(await db.usersByEmail({ email: 'c@example.com' }).collect()).toMatchObject([{ userId: 'u3' }])
    const select = ['name', 'visits'] as const
    expect(await db.user.get({ userId: 'u3' }, { select })).toEqual({ name: 'Name u3', visits: 0 })
  })

  it('cannot be empty where it is the key of an index', async () => {
    const reason = 'user.email is a key, which can be neither empty nor null (got "")'
    const create = db.user.create({ ...newUser('u0'), email: '' })
    expect((await rejection(create)).message).toContain(reason)
    const update = db.user.update({ userId: 'u1' }, { set: { email: '' } })
    expect((await rejection(update)).message).toContain(reason)
  })

  it('is unique, versioned and expires all the same', async () => {
    await db.user.create({ ...newUser('u4'), expiresAt: { hours: 1 } })
    const again = { ...newUser('u5'), name: 'Name u4' }
    expect(await rejection(db.user.create(again))).toMatchObject({ code: 'NOT_UNIQUE', attributes: ['name'] })
    const stale = db.user.update({ userId: 'u4' }, { set: { email: 'd@example.com' }, ifVersion: 7 })
    expect(await rejection(stale)).toBeInstanceOf(VersionConflictError)
    await db.user.update({ userId: 'u4' }, { set: { expiresAt: new Date(0) } })
    expect(await db.user.get({ userId: 'u4' })).toBeUndefined()
  })

  it('is not read by its name in code, where somebody else stores that', async () => {
    await putRaw(own, {
      ...key('USER#u6', 'USER'),
      u: { S: 'u6' },
      e: { S: 'e@example.com' },
      size: { S: 'Name u6' },
      version: { N: '1' },
      visits: { N: '99' },
    })
    expect(await db.user.get({ userId: 'u6' })).toMatchObject({ visits: 0 })
  })
})
