import { defineDesign, defineEntity, defineTable, integer, string } from '@keyprint/key-design'
import { faults, startFaultProxy } from '@keyprint/local'
import { testTable } from '@keyprint/local/vitest'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import {
  connect,
  ItemNotReturnedError,
  NotUniqueError,
  ThrottledError,
  UnreadableItemError,
} from '../index.js'
import { meanwhile } from '../testing/meanwhile.js'
import { key, putRaw, rawItem, rawItems } from '../testing/raw-items.js'
import { rejection } from '../testing/rejection.js'

const table = defineTable('people', {
  partitionKey: 'pk',
  sortKey: 'sk',
  indexes: { gsi1: { partitionKey: 'gsi1pk', sortKey: 'gsi1sk' } },
})
const note = defineEntity(table, 'note', {
  attributes: {
    noteId: string(),
    size: integer(),
    country: string().optional(),
    city: string().optional(),
  },
  key: { partition: 'NOTE#{noteId}', sort: 'NOTE' },
  indexes: { byPlace: { on: 'gsi1', partition: 'PLACE#{country}#{city}', sort: 'NOTE' } },
})
const user = defineEntity(table, 'user', {
  attributes: { userId: string(), email: string(), nick: string().optional(), visits: integer() },
  key: { partition: 'USER#{userId}', sort: 'USER' },
  unique: ['email', 'nick'],
})
const people = defineDesign({ table, entities: { note, user } })
const own = testTable(people)
const proxy = await startFaultProxy(own.endpoint)
const db = connect(people, { ...own, client: proxy.client({ maxAttempts: 1 }) })
afterAll(proxy.stop)
beforeEach(proxy.reset)

/** Makes an attribute unreadable, as an older version of a service might have written it. */
async function spoil(pk: string, sk: string, attributes: Awaited<ReturnType<typeof rawItem>>): Promise<void> {
  await putRaw(own, { ...(await rawItem(own, key(pk, sk))), ...attributes })
}

const aNote = async (noteId: string) => {
  await db.note.create({ noteId, size: 1, country: 'FR', city: 'Paris' })
  await spoil(`NOTE#${noteId}`, 'NOTE', { size: { S: 'big' } })
  return { noteId }
}
const aUser = async (userId: string, attributes: Parameters<typeof spoil>[2] = { visits: { S: 'many' } }) => {
  await db.user.create({ userId, email: `${userId}@example.com`, nick: userId, visits: 1 })
  await spoil(`USER#${userId}`, 'USER', attributes)
  return { userId }
}
const guardsOf = async (userId: string) =>
  (await rawItems(own)).filter(({ _owner }) => _owner?.M?.pk?.S === `USER#${userId}`)

describe('a write that cannot give back the item it was asked for', () => {
  it('says that it was done, and why the item is not there: put', async () => {
    const id = await aNote('n1')

    const error = await rejection(db.note.put({ ...id, size: 2 }, { return: 'old' }))

    expect(error).toBeInstanceOf(ItemNotReturnedError)
    expect(error).toMatchObject({
      code: 'ITEM_NOT_RETURNED',
      entity: 'note',
      key: { noteId: 'n1' },
      operation: 'put',
      written: true,
      message:
        'The put of note { noteId: "n1" } was done, but its item cannot be read: A stored note ({"pk":"NOTE#n1","sk":"NOTE"}) cannot be read: size is stored as S, not as a number; mend the item or the design.',
    })
    expect(error.cause).toBeInstanceOf(UnreadableItemError)
    expect(await db.note.get(id)).toEqual({ noteId: 'n1', size: 2 })
  })

  it.each(['old', 'new'] as const)('says so of an update that returns the %s item', async (which) => {
    const id = await aNote(`u-${which}`)
    const set = { country: 'GB', city: 'London' }
    const error = await rejection(db.note.update(id, { set, return: which }))
    expect(error).toMatchObject({ operation: 'update', written: true })
    expect(await rawItem(own, key(`NOTE#u-${which}`, 'NOTE'))).toMatchObject({ city: { S: 'London' } })
  })

  it('says so of readThenUpdate', async () => {
    const error = await rejection(
      db.note.readThenUpdate(await aNote('n2'), { set: { city: 'Lyon' }, return: 'new' }),
    )
    expect(error).toMatchObject({ operation: 'update', written: true })
    expect(await rawItem(own, key('NOTE#n2', 'NOTE'))).toMatchObject({ gsi1pk: { S: 'PLACE#FR#Lyon' } })
  })

  it('says so of a delete', async () => {
    const id = await aNote('n3')
    const error = await rejection(db.note.delete(id, { return: 'old' }))
    expect(error).toMatchObject({ operation: 'delete', written: true })
    expect(await rawItem(own, key('NOTE#n3', 'NOTE'))).toBeUndefined()
  })

  it('says so where the new item has to be read, and cannot be', async () => {
    await db.user.create({ userId: 'u1', email: 'u1@example.com', visits: 1 })
    const update = db.user.update({ userId: 'u1' }, { set: { email: 'new@example.com' }, return: 'new' })
    const refuseRead = async () => proxy.inject({ operation: 'GetItem', fault: faults.throttle() })
    proxy.inject(meanwhile('TransactWriteItems', refuseRead))

    const error = await rejection(update)

    expect(error).toMatchObject({ code: 'ITEM_NOT_RETURNED', operation: 'update' })
    expect(error.cause).toBeInstanceOf(ThrottledError)
    expect(await guardsOf('u1')).toMatchObject([key('UNIQUE#user#email#new@example.com', 'UNIQUE')])
  })

  it('is not done where the item is read before: it says nothing of having been written then', async () => {
    const id = await aUser('u2')
    const error = await rejection(db.user.delete(id, { return: 'old' }))
    expect(error).toBeInstanceOf(UnreadableItemError)
    expect(await guardsOf('u2')).toHaveLength(2)
  })
})

describe('an item of which an attribute cannot be read', () => {
  it('is deleted with its guards', async () => {
    await db.user.delete(await aUser('d1'))
    expect(await rawItem(own, key('USER#d1', 'USER'))).toBeUndefined()
    expect(await guardsOf('d1')).toEqual([])
  })

  it('is deleted in a transaction', async () => {
    const id = await aUser('d2')
    await db.transact((tx) => [tx.user.delete(id)])
    expect(await guardsOf('d2')).toEqual([])
  })

  it('is replaced, and its guards are swapped', async () => {
    const id = await aUser('d3')
    await db.user.put({ ...id, email: 'd3@example.org', visits: 2 })
    expect(await db.user.get(id)).toEqual({ userId: 'd3', email: 'd3@example.org', visits: 2 })
    expect(await guardsOf('d3')).toMatchObject([key('UNIQUE#user#email#d3@example.org', 'UNIQUE')])
  })

  it('is mended by an update, also one that changes what is unique', async () => {
    const id = await aUser('d4')
    await db.user.update(id, { set: { visits: 2, nick: 'other' } })
    expect(await db.user.get(id)).toMatchObject({ visits: 2, nick: 'other' })
    expect(await guardsOf('d4')).toHaveLength(2)
  })

  it('is updated by readThenUpdate where the index key does not need it', async () => {
    await db.note.readThenUpdate(await aNote('d5'), { set: { city: 'Lyon' } })
    expect(await rawItem(own, key('NOTE#d5', 'NOTE'))).toMatchObject({ gsi1pk: { S: 'PLACE#FR#Lyon' } })
  })

  it('is deleted where a unique attribute is not there at all', async () => {
    await putRaw(own, { ...key('USER#d6', 'USER'), userId: { S: 'd6' } })
    await db.user.delete({ userId: 'd6' })
    expect(await rawItem(own, key('USER#d6', 'USER'))).toBeUndefined()
  })

  it('is not deleted where its guard cannot be found, and the error says what stands in the way', async () => {
    const id = await aUser('d7', { email: { N: '7' } })

    const error = await rejection(db.user.delete(id))

    expect(error).toBeInstanceOf(UnreadableItemError)
    expect(error.message).toBe(
      'A stored user ({"pk":"USER#d7","sk":"USER"}) cannot be read: email is stored as N, not as a string; mend the item or the design.',
    )
    expect(await guardsOf('d7')).toHaveLength(2)
    const other = db.user.create({ userId: 'd8', email: 'd7@example.com', visits: 0 })
    expect(await rejection(other)).toBeInstanceOf(NotUniqueError)
  })
})
