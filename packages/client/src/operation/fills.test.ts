import {
  bigint,
  decimal,
  defineDesign,
  defineEntity,
  defineTable,
  integer,
  list,
  literal,
  map,
  record,
  string,
  stringSet,
  timestamp,
} from '@keyprint/key-design'
import { testTable } from '@keyprint/local/vitest'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { connect, ValidationError } from '../index.js'
import { putRaw } from '../testing/raw-items.js'
import { rejection } from '../testing/rejection.js'

const table = defineTable('notes', { partitionKey: 'pk', indexes: { gsi1: { partitionKey: 'gsi1pk' } } })
let made = 0
const note = defineEntity(table, 'note', {
  attributes: {
    noteId: string(),
    kind: literal('note'),
    text: string().optional(),
    labels: stringSet().default(new Set(['new'])),
    lines: list(map({ text: string(), done: integer().default(0) })).default([]),
    status: string().default('draft'),
    token: string().default(() => `token ${++made}`),
    openedAt: timestamp().setOnCreate(),
    origin: string()
      .setOnCreate(() => 'web')
      .readOnly(),
    touchedAt: timestamp().setOnUpdate(),
    author: string().readOnly(),
  },
  key: { partition: 'NOTE#{noteId}' },
  indexes: { byTouched: { on: 'gsi1', partition: '{touchedAt}' } },
  timestamps: true,
})
const notes = defineDesign({ table, entities: { note } })
const db = connect(notes, testTable(notes))
const [first, second] = [new Date('2026-01-01T00:00:00Z'), new Date('2026-01-02T00:00:00Z')]
const at = (now: Date) => vi.useFakeTimers({ now, toFake: ['Date'] })
afterEach(() => vi.useRealTimers())

describe('what is not given is filled in', () => {
  it('on create', async () => {
    at(first)
    const created = await db.note.create({ noteId: 'n1', author: 'me' })
    expect(created).toEqual({
      noteId: 'n1',
      author: 'me',
      kind: 'note',
      labels: new Set(['new']),
      lines: [],
      status: 'draft',
      token: 'token 1',
      openedAt: first,
      origin: 'web',
      touchedAt: first,
      createdAt: first,
      updatedAt: first,
    })
    expect(await db.note.get({ noteId: 'n1' })).toEqual(created)
  })

  it('on create only where it is not given', async () => {
    const given = {
      noteId: 'n2',
      author: 'me',
      status: 'public',
      token: 'mine',
      openedAt: first,
      origin: 'app',
      touchedAt: second,
      lines: [{ text: 'a' }, { text: 'b', done: 2 }],
    }
    expect(await db.note.create(given)).toMatchObject({
      ...given,
      lines: [
        { text: 'a', done: 0 },
        { text: 'b', done: 2 },
      ],
    })
  })

  it('on put, where times of creation begin anew', async () => {
    at(first)
    await db.note.create({ noteId: 'n3', author: 'me' })
    at(second)
    expect(await db.note.put({ noteId: 'n3', author: 'you' })).toMatchObject({
      openedAt: second,
      createdAt: second,
      updatedAt: second,
    })
  })

  it('with a value of its own for each item', async () => {
    const [a, b] = await Promise.all(['a', 'b'].map((noteId) => db.note.create({ noteId, author: 'me' })))
    expect(a?.token).not.toBe(b?.token)
    a?.lines.push({ text: 'mine', done: 0 })
    expect((await db.note.create({ noteId: 'c', author: 'me' })).lines).toEqual([])
  })
})

describe('an item that was written before an attribute existed', () => {
  const own = testTable(notes)
  const later = defineEntity(table, 'note', {
    attributes: {
      noteId: string(),
      settings: map({ theme: string().default('light'), size: integer().optional() }).default({}),
      price: decimal().default('1.50'),
    },
    key: { partition: 'NOTE#{noteId}' },
  })
  const dbLater = connect(defineDesign({ table, entities: { note: later } }), own)

  it('reads with its constant default as if that had been stored', async () => {
    await connect(notes, own).note.create({ noteId: 'old', author: 'me' })
    const { noteId: _, ...created } = await dbLater.note.create({ noteId: 'new' })
    expect(created).toEqual({ settings: { theme: 'light' }, price: '1.5' })
    expect(await dbLater.note.get({ noteId: 'old' })).toEqual({ noteId: 'old', ...created })
  })

  describe('is changed from its constant default:', () => {
    const counted = defineEntity(table, 'counted', {
      attributes: {
        id: string(),
        count: integer().default(10),
        big: bigint().default(10n),
        list: list(string()).default(['a']),
        views: z.number().default(10),
        labels: z.array(z.string()).default(['a']),
        tags: z.set(z.string()).default(new Set()),
        inner: map({ count: integer().default(10), list: list(string()).default(['a']) }),
        scores: record(integer()),
        plain: integer().optional(),
      },
      key: { partition: 'COUNTED#{id}' },
    })
    const dbCounted = connect(defineDesign({ table, entities: { counted } }), own)
    const older = (id: string) =>
      putRaw(own, { pk: { S: `COUNTED#${id}` }, id: { S: id }, inner: { M: {} }, scores: { M: {} } })
    const updated = async (id: string, changes: Parameters<typeof dbCounted.counted.update>[1]) => {
      await older(id)
      return dbCounted.counted.update({ id }, { ...changes, return: 'new' })
    }

    it('by add, to numbers', async () => {
      const changes = { add: { count: 1, big: -1n, views: 2, plain: 1 } }
      expect(await updated('add', changes)).toMatchObject({ count: 11, big: 9n, views: 12, plain: 1 })
      expect(await dbCounted.counted.update({ id: 'add' }, { ...changes, return: 'new' })).toMatchObject({
        count: 12,
        big: 8n,
        views: 14,
        plain: 2,
      })
    })

    it('but sets, to which is added from empty', async () => {
      const tags = new Set(['a'])
      expect(await updated('sets', { add: { tags } })).toMatchObject({ tags })
    })

    it('by append and prepend', async () => {
      const changed = await updated('lists', { append: { list: ['b'] }, prepend: { labels: ['b'] } })
      expect(changed).toMatchObject({ list: ['a', 'b'], labels: ['b', 'a'] })
    })

    it('further in', async () => {
      const changed = await updated('inner', {
        change: (o) => [o.inner.count.increment(1), o.inner.list.append(['b']), o.count.increment(1)],
      })
      expect(changed).toMatchObject({ count: 11, inner: { count: 11, list: ['a', 'b'] } })
    })

    it('unless another start is given', async () => {
      const changed = await updated('start', { change: (o) => o.count.increment(1, { startingAt: 0 }) })
      expect(changed).toMatchObject({ count: 1 })
    })
  })
})

describe('an update', () => {
  it('sets the time of the last write, and what is set on update', async () => {
    at(first)
    const created = await db.note.create({ noteId: 'u1', author: 'me' })
    at(second)
    const updated = await db.note.update({ noteId: 'u1' }, { set: { text: 'a' }, return: 'new' })
    expect(updated).toEqual({ ...created, text: 'a', touchedAt: second, updatedAt: second })
  })

  it('leaves what is set on update as it is given', async () => {
    await db.note.create({ noteId: 'u2', author: 'me' })
    const updated = await db.note.update({ noteId: 'u2' }, { set: { touchedAt: first }, return: 'new' })
    expect(updated.touchedAt).toEqual(first)
  })

  it('sets them in a transaction and keeps index keys that are made from them', async () => {
    await db.note.create({ noteId: 'u3', author: 'me' })
    at(second)
    const params = db.transact((tx) => [tx.note.update({ noteId: 'u3' }, { set: { text: 'a' } })]).params()
    const { ExpressionAttributeNames = {}, UpdateExpression = '' } = params.TransactItems?.[0]?.Update ?? {}
    const names = Object.values(ExpressionAttributeNames)
    expect(names).toEqual(expect.arrayContaining(['text', 'touchedAt', 'updatedAt', 'gsi1pk']))
    expect(UpdateExpression).toMatch(/^SET [^A-Z]*$/)
  })

  it.each<[string, object, string]>([
    [
      'is read-only',
      { set: { author: 'you' } },
      'note.author is read-only; leave it out, or put the whole item',
    ],
    ['is read-only and set on create', { set: { origin: 'app' } }, 'note.origin is read-only'],
    ['is a time of Keyprint', { set: { createdAt: first } }, 'note.createdAt is kept by Keyprint'],
    ['is the time of the last write', { set: { updatedAt: first } }, 'note.updatedAt is kept by Keyprint'],
    ['must not be missing', { remove: ['status'] }, 'note.status is not optional, so it cannot be removed'],
  ])('refuses to change what %s', async (_, changes, message) => {
    const error = await rejection(db.note.update({ noteId: 'n1' }, changes as never))
    expect(error).toBeInstanceOf(ValidationError)
    expect(error.message).toContain(message)
  })
})

it.each(['createdAt', 'updatedAt'])('%s cannot be given', async (name) => {
  const given = { noteId: 'x', author: 'me', [name]: first } as never
  expect((await rejection(db.note.create(given))).message).toContain(`note.${name} is kept by Keyprint`)
  expect((await rejection(db.note.put(given))).message).toContain('leave it out')
})
