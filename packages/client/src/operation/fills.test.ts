import {
  decimal,
  defineDesign,
  defineEntity,
  defineTable,
  integer,
  list,
  literal,
  map,
  string,
  stringSet,
  timestamp,
} from '@keyprint/key-design'
import { testTable } from '@keyprint/local/vitest'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { connect, ValidationError } from '../index.js'
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
