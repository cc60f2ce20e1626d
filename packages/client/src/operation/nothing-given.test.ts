import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { defineDesign, defineEntity, defineTable, get, query, string } from '@keyprint/key-design'
import { describe, expect, it } from 'vitest'
import { connect } from '../index.js'
import { rejection } from '../testing/rejection.js'

const table = defineTable('notes', { partitionKey: 'pk', sortKey: 'sk' })
const note = defineEntity(table, 'note', {
  attributes: { owner: string(), id: string() },
  key: { partition: 'OWNER#{owner}', sort: 'NOTE#{id}' },
  tenant: 'owner',
})
const notes = defineDesign({
  table,
  entities: { note },
  accessPatterns: { one: get(note), notesOf: query(note) },
})
const db = connect(notes, { client: new DynamoDBClient({ region: 'local' }), tableName: 'notes' })
const ada = db.forTenant('ada')

/** Such as the body of a request that had none. */
describe.each([undefined, null] as never[])('%s instead of values', (nothing) => {
  it.each<[string, () => PromiseLike<unknown>]>([
    ['create', () => db.note.create(nothing)],
    ['put', () => db.note.put(nothing)],
    ['get', () => db.note.get(nothing)],
    ['update', () => db.note.update(nothing, { set: {} })],
    ['delete', () => db.note.delete(nothing)],
    ['an access pattern that gets', () => db.one(nothing)],
    ['an access pattern that queries', () => db.notesOf(nothing).collect()],
    ['a put in a batch', () => db.batch.write((b) => [b.note.put(nothing)])],
    ['a put in a transaction', () => db.transact((tx) => [tx.note.put(nothing)])],
    ['a key', () => db.batch.get([db.note.key(nothing)])],
  ])('is refused by the name of what is missing: %s', async (_, call) => {
    expect(await rejection(call())).toMatchObject({
      name: 'ValidationError',
      entity: 'note',
      attribute: expect.stringMatching(/^(owner|id)$/),
    })
  })

  it.each<[string, () => PromiseLike<unknown>]>([
    ['create', () => ada.note.create(nothing)],
    ['get', () => ada.note.get(nothing)],
    ['a put in a transaction', () => ada.transact((tx) => [tx.note.put(nothing)])],
  ])('is refused of a tenant too: %s', async (_, call) => {
    expect(await rejection(call())).toMatchObject({
      name: 'ValidationError',
      entity: 'note',
      attribute: 'id',
    })
  })
})
