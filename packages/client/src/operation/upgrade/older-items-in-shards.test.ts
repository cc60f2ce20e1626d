import { defineDesign, defineEntity, defineTable, string, upcast } from '@keyprint/key-design'
import { testTable } from '@keyprint/local/vitest'
import { beforeEach, describe, expect, it } from 'vitest'
import { connect } from '../../index.js'
import { rawItems } from '../../testing/raw-items.js'

const table = defineTable('notes', {
  partitionKey: 'pk',
  sortKey: 'sk',
  indexes: { gsi1: { partitionKey: 'gsi1pk', sortKey: 'gsi1sk' } },
})
const key = { partition: 'DAY#{day}#{shard(4)}', sort: 'NOTE#{noteId}' } as const
const ids = { day: string(), noteId: string() }

const note1 = defineEntity(table, 'note', {
  attributes: { ...ids, text: string() },
  key,
  unique: ['text'],
  schemaVersion: 1,
})
const note2 = defineEntity(table, 'note', {
  attributes: { ...ids, title: string() },
  key,
  indexes: { byTitle: { on: 'gsi1', partition: 'TITLES#{shard(3)}', sort: '{title}' } },
  unique: ['title'],
  schemaVersion: 2,
  upcasters: { 1: upcast({ text: string() }, ({ text }) => ({ title: text }), { unique: ['text'] }) },
})
const design1 = defineDesign({ table, entities: { note: note1 } })
const design2 = defineDesign({ table, entities: { note: note2 } })

const own = testTable(design1)
const db1 = connect(design1, own)
const db2 = connect(design2, own)
const n1 = { day: '2026-11-21', noteId: 'n1' }
const guards = async () =>
  (await rawItems(own)).flatMap(({ pk, _owner }) => (_owner === undefined ? [] : [pk?.S]))

describe('an older item of a partition with shards', () => {
  beforeEach(async () => {
    await db2.note.delete(n1)
    await db1.note.create({ ...n1, text: 'a' })
  })

  it('is brought to the current version, where it is', async () => {
    expect(await db2.note.upgrade(n1)).toEqual({ ...n1, title: 'a' })
    expect(await db2.note.get(n1)).toEqual({ ...n1, title: 'a' })
    expect(await guards()).toEqual(['UNIQUE#note#title#a'])
    const [upgraded] = (await rawItems(own)).filter(({ _entity }) => _entity !== undefined)
    expect(upgraded?.gsi1pk?.S).toMatch(/^TITLES#[012]$/)
  })

  it('is updated, its guard swapped', async () => {
    expect(await db2.note.update(n1, { set: { title: 'b' }, return: 'new' })).toEqual({ ...n1, title: 'b' })
    expect(await guards()).toEqual(['UNIQUE#note#title#b'])
  })

  it('is replaced, its guard swapped', async () => {
    await db2.note.put({ ...n1, title: 'c' })
    expect(await guards()).toEqual(['UNIQUE#note#title#c'])
  })

  it('is deleted with its guard', async () => {
    await db2.note.delete(n1)
    expect(await rawItems(own)).toEqual([])
  })
})
