import { defineDesign, defineEntity, defineTable, query, string, timestamp } from '@keyprint/key-design'
import type { Client } from '../index.js'

const table = defineTable('wiki', {
  partitionKey: 'pk',
  indexes: { gsi1: { partitionKey: 'gsi1pk', sortKey: 'gsi1sk' } },
})
const attributes = { id: string(), space: string(), title: string(), text: string().optional() }
const key = { partition: 'PAGE#{id}' } as const

const page = defineEntity(table, 'page', {
  attributes,
  key,
  indexes: { changed: { on: 'gsi1', partition: 'SPACE#{space}', sort: '{updatedAt}#{id}' } },
  timestamps: true,
})
const titled = defineEntity(table, 'titled', {
  attributes,
  key: { partition: 'TITLED#{id}' },
  indexes: { byTitle: { on: 'gsi1', partition: 'ALL', sort: '{title}#{updatedAt}' } },
  timestamps: true,
})
const given = defineEntity(table, 'given', {
  attributes: { ...attributes, updatedAt: timestamp() },
  key: { partition: 'GIVEN#{id}' },
  indexes: { byTitle: { on: 'gsi1', partition: 'ALL', sort: '{title}#{updatedAt}' } },
})
const touched = defineEntity(table, 'touched', {
  attributes: { ...attributes, touchedAt: timestamp().setOnUpdate() },
  key: { partition: 'TOUCHED#{id}' },
  indexes: { byTitle: { on: 'gsi1', partition: 'ALL', sort: '{title}#{touchedAt}' } },
})
const wiki = defineDesign({
  table,
  entities: { page, titled, given, touched },
  accessPatterns: { changed: query(page.changed), byTitle: query(titled.byTitle) },
})
declare const db: Client<(typeof wiki)['~types']>
declare const at: Date

export function updates() {
  db.page.update({ id: 'a' }, { set: { text: 'b' } })
  db.page.update({ id: 'a' }, { set: { space: 'b' } })
  db.titled.update({ id: 'a' }, { set: { title: 'b' } })
  db.titled.readThenUpdate({ id: 'a' }, { set: { text: 'b' } })
  // @ts-expect-error: every update changes updatedAt, and the key needs the title beside it
  db.titled.update({ id: 'a' }, { set: { text: 'b' } })
  // @ts-expect-error: it is kept
  db.titled.update({ id: 'a' }, { set: { title: 'b', updatedAt: at } })
  db.given.update({ id: 'a' }, { set: { text: 'b' } })
  db.given.update({ id: 'a' }, { set: { title: 'b', updatedAt: at } })
  // @ts-expect-error: an attribute of the user's own that has the name is not kept
  db.given.update({ id: 'a' }, { set: { title: 'b' } })
  db.touched.update({ id: 'a' }, { set: { title: 'b' } })
  db.touched.update({ id: 'a' }, { set: { title: 'b', touchedAt: at } })
  db.touched.readThenUpdate({ id: 'a' }, { set: { text: 'b' } })
  // @ts-expect-error: every update sets touchedAt, and the key needs the title beside it
  db.touched.update({ id: 'a' }, { set: { text: 'b' } })
}

export function queries() {
  db.changed({ space: 'a' }, { from: { updatedAt: at }, order: 'descending' })
  db.byTitle({}, { beginsWith: { title: 'a' } })
  db.byTitle({}, { from: { title: 'a', updatedAt: at } })
  // @ts-expect-error: the title comes first
  db.byTitle({}, { from: { updatedAt: at } })
}
