import { defineDesign, defineEntity, defineTable, integer, list, query, string } from '@keyprint/key-design'
import { testTable } from '@keyprint/local/vitest'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { connect, ValidationError } from '../../index.js'
import { key, rawItem } from '../../testing/raw-items.js'
import { rejection } from '../../testing/rejection.js'

const table = defineTable('wiki', {
  partitionKey: 'pk',
  sortKey: 'sk',
  indexes: {
    gsi1: { partitionKey: 'gsi1pk', sortKey: 'gsi1sk' },
    gsi2: { partitionKey: 'gsi2pk', sortKey: 'gsi2sk' },
    gsi3: { partitionKey: 'gsi3pk', sortKey: { name: 'version', type: 'number' } },
  },
})
const page = defineEntity(table, 'page', {
  attributes: {
    pageId: string(),
    space: string(),
    title: string(),
    views: integer().default(0),
    editors: list(string()).default([]),
  },
  key: { partition: 'PAGE#{pageId}', sort: 'PAGE' },
  indexes: {
    changed: { on: 'gsi1', partition: 'SPACE#{space}', sort: 'CHANGED#{updatedAt}#{pageId}' },
    written: { on: 'gsi2', partition: 'SPACE#{space}', sort: '{createdAt}' },
    counted: { on: 'gsi3', partition: 'SPACE#{space}', sort: '{version}' },
  },
  timestamps: true,
  version: true,
})
const draft = defineEntity(table, 'draft', {
  attributes: { draftId: string(), title: string(), text: string().optional() },
  key: { partition: 'DRAFT#{draftId}', sort: 'DRAFT' },
  indexes: { changed: { on: 'gsi1', partition: 'DRAFTS', sort: '{title}#{updatedAt}' } },
  timestamps: true,
})
const wiki = defineDesign({
  table,
  entities: { page, draft },
  accessPatterns: {
    lastChanged: query(page.changed),
    lastWritten: query(page.written),
    mostChanged: query(page.counted),
  },
})
const own = testTable(wiki)
const db = connect(wiki, own)

const day = (n: number) => new Date(Date.UTC(2026, 0, n))
const on = (n: number) => vi.useFakeTimers({ now: day(n), toFake: ['Date'] })
afterEach(() => vi.useRealTimers())

const aPage = (pageId: string, space: string) => db.page.create({ pageId, space, title: 't' })
const ids = (pages: readonly { readonly pageId: string }[]) => pages.map(({ pageId }) => pageId)

describe('an index on the time of the last change', () => {
  it('gives what was changed last, first', async () => {
    for (const n of [1, 2, 3]) {
      on(n)
      await aPage(`p${n}`, 'docs')
    }
    on(4)
    await db.page.update({ pageId: 'p1' }, { set: { title: 'new' } })

    const changed = db.lastChanged({ space: 'docs' }, { order: 'descending' })
    expect(ids(await changed.collect())).toEqual(['p1', 'p3', 'p2'])
    const since = db.lastChanged({ space: 'docs' }, { from: { updatedAt: day(3) } })
    expect(ids(await since.collect())).toEqual(['p3', 'p1'])
    expect(ids(await db.lastWritten({ space: 'docs' }).collect())).toEqual(['p1', 'p2', 'p3'])
  })

  const updates: readonly [string, (pageId: string) => PromiseLike<unknown>][] = [
    ['sets', (pageId) => db.page.update({ pageId }, { set: { title: 'b' } })],
    ['adds', (pageId) => db.page.update({ pageId }, { add: { views: 1 } })],
    ['appends', (pageId) => db.page.update({ pageId }, { append: { editors: ['me'] } })],
    ['changes further in', (pageId) => db.page.update({ pageId }, { change: (p) => p.editors.set(['me']) })],
    ['says nothing', (pageId) => db.page.update({ pageId }, {})],
    ['reads first', (pageId) => db.page.readThenUpdate({ pageId }, { set: { title: 'b' } })],
    [
      'is in a transaction',
      (pageId) => db.transact((tx) => [tx.page.update({ pageId }, { set: { title: 'b' } })]),
    ],
    ['replaces all', (pageId) => db.page.put({ pageId, space: 'keys', title: 'b' }, { ifVersion: 1 })],
  ]

  it.each(updates)('is never stale: an update that %s', async (name, update) => {
    on(1)
    await aPage(name, 'keys')
    on(2)
    await update(name)

    const stored = await rawItem(own, key(`PAGE#${name}`, 'PAGE'))
    expect(stored).toMatchObject({
      updatedAt: { S: day(2).toISOString() },
      gsi1sk: { S: `CHANGED#${day(2).toISOString()}#${name}` },
      gsi2sk: stored?.createdAt,
      version: { N: '2' },
    })
  })

  it('moves with the other parts of its key', async () => {
    on(1)
    await aPage('m', 'from')
    on(2)
    await db.page.update({ pageId: 'm' }, { set: { space: 'to' } })
    expect(await db.lastChanged({ space: 'from' }).collect()).toEqual([])
    expect(await db.lastChanged({ space: 'to' }).collect()).toMatchObject([
      { pageId: 'm', updatedAt: day(2) },
    ])
  })
})

describe('a key that has the time of the last change beside what an update need not give', () => {
  it('is made anew where the update gives it', async () => {
    await db.draft.create({ draftId: 'd1', title: 'a' })
    on(2)
    await db.draft.update({ draftId: 'd1' }, { set: { title: 'b' } })
    const stored = await rawItem(own, key('DRAFT#d1', 'DRAFT'))
    expect(stored?.gsi1sk).toEqual({ S: `b#${day(2).toISOString()}` })
  })

  it('is made anew by readThenUpdate, and any other update is refused', async () => {
    await db.draft.create({ draftId: 'd2', title: 'a' })
    on(2)
    const error = await rejection(db.draft.update({ draftId: 'd2' }, { remove: ['text'] }))
    expect(error).toBeInstanceOf(ValidationError)
    expect(error.message).toContain(
      "draft.title is needed too, because the index key 'gsi1sk' is made from title, updatedAt",
    )

    await db.draft.readThenUpdate({ draftId: 'd2' }, { remove: ['text'] })
    const stored = await rawItem(own, key('DRAFT#d2', 'DRAFT'))
    expect(stored?.gsi1sk).toEqual({ S: `a#${day(2).toISOString()}` })
  })
})

it('the version as the key itself is counted in the index too', async () => {
  await aPage('v1', 'versions')
  await aPage('v2', 'versions')
  await db.page.update({ pageId: 'v1' }, {})
  const most = db.mostChanged({ space: 'versions' }, { order: 'descending' })
  expect(ids(await most.collect())).toEqual(['v1', 'v2'])
})
