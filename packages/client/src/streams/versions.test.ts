import { defineDesign, defineEntity, defineTable, string, upcast } from '@keyprint/key-design'
import { describeWithDynamoDB, testTable } from '@keyprint/local/vitest'
import { afterAll, expect, it, vi } from 'vitest'
import { connect } from '../connect.js'
import { ConfigurationError } from '../errors/configuration-error.js'
import { UnreadableItemError } from '../errors/unreadable-item-error.js'
import { schemaVersions } from '../item/schema-versions.js'
import { localStreams } from '../testing/streams/local-streams.js'
import { before, design1, design2 } from '../testing/versions/customers.js'
import { pollStream } from './poll/poll-stream.js'
import { streamHandler } from './stream-handler.js'

const own = testTable(design2)
const client = localStreams(own.endpoint)
afterAll(() => client.destroy())

const c1 = { customerId: 'c1' }
const options = { client, tableName: own.tableName, untilEmpty: true, schemaVersions } as const

describeWithDynamoDB('the stream of a table with items of several versions', () => {
  it('shows images in the shape of the one who reads them, and newer ones as unknown', async () => {
    await connect(before, own).customer.create({ ...c1, name: 'Ada Lovelace' })
    await connect(design2, own).customer.update(c1, { add: { visits: 1 } })
    await connect(design2, own).customer.delete(c1)
    const old = { ...c1, firstName: 'Ada', lastName: 'Lovelace', visits: 0 }

    const seen: unknown[] = []
    await pollStream(
      design2,
      {
        customer: {
          insert: ({ key, item }) => seen.push(['insert', key, item]),
          modify: ({ before, after }) => seen.push(['modify', before, after]),
          remove: ({ before }) => seen.push(['remove', before]),
        },
        unknown: (_, error) => seen.push(error),
      },
      options,
    )
    expect(seen).toEqual([
      ['insert', c1, old],
      // The upgrade changes how the item is stored, and then the update what it says.
      ['modify', old, old],
      ['modify', old, { ...old, visits: 1 }],
      ['remove', { ...old, visits: 1 }],
    ])

    const older: unknown[] = []
    const handlers = {
      customer: { insert: ({ item }: { item: object }) => older.push(item), modify: () => {} },
    }
    await pollStream(design1, { ...handlers, unknown: (_, error) => older.push(error) }, options)
    expect(older).toEqual([
      { ...c1, name: 'Ada Lovelace', visits: 0 },
      expect.any(UnreadableItemError),
      expect.any(UnreadableItemError),
    ])
  })
})

describeWithDynamoDB('the stream of a table with guards of several versions', () => {
  const table = defineTable('people', { partitionKey: 'pk', sortKey: 'sk', stream: 'keys-only' })
  const key = { partition: 'PERSON#{id}', sort: 'PERSON' } as const
  const person1 = defineEntity(table, 'person', {
    attributes: { id: string(), mail: string() },
    key,
    unique: ['mail'],
  })
  const person2 = defineEntity(table, 'person', {
    attributes: { id: string(), email: string() },
    key,
    unique: ['email'],
    schemaVersion: 2,
    upcasters: { 1: upcast({ mail: string() }, ({ mail }) => ({ email: mail }), { unique: ['mail'] }) },
  })
  const people1 = defineDesign({ table, entities: { person: person1 }, accessPatterns: {} })
  const people2 = defineDesign({ table, entities: { person: person2 }, accessPatterns: {} })
  const people = testTable(people2)

  it('shows no handler those of an older version either', async () => {
    await connect(people1, people).person.create({ id: 'p1', mail: 'a@example.com' })
    await connect(people2, people).person.upgrade({ id: 'p1' })
    const unknown = vi.fn()
    const modify = vi.fn()
    const { tableName } = people
    await pollStream(people2, { person: { modify }, unknown }, { ...options, tableName })
    expect(modify).toHaveBeenCalledTimes(1)
    expect(unknown).not.toHaveBeenCalled()
  })
})

it('has to be told how versions are read, when the handler is made', () => {
  const handlers = { customer: {}, unknown: () => {} }
  expect(() => streamHandler(design2, handlers)).toThrow(ConfigurationError)
  expect(() => streamHandler(design2, handlers)).toThrow(
    'pass { schemaVersions } of @keyprint/client/streams',
  )
  expect(() => streamHandler(before, handlers)).not.toThrow()
  expect(() => streamHandler(design2, handlers, { schemaVersions })).not.toThrow()
})
