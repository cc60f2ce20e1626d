import { z } from 'zod'
import {
  any,
  binary,
  defineEntity,
  defineTable,
  list,
  map,
  number,
  oneOf,
  string,
  timestamp,
} from '../index.js'

const table = defineTable('shop', {
  partitionKey: 'pk',
  sortKey: 'sk',
  indexes: {
    gsi1: { partitionKey: 'gsi1pk', sortKey: 'gsi1sk' },
    gsi2: { partitionKey: 'gsi2pk' },
    wide: { partitionKey: ['a', 'b'], sortKey: ['c', 'd'] },
    lsi1: { type: 'local', sortKey: 'lsi1sk' },
  },
})
const plain = defineTable('plain', { partitionKey: 'id' })
const attributes = {
  id: string(),
  status: oneOf('placed', 'paid'),
  at: timestamp(),
  note: string().optional(),
  gone: timestamp().nullable(),
  tags: list(string()),
  bytes: binary(),
  'odd name#1': string(),
  email: z.email(),
  nickname: z.string().optional(),
  profile: z.object({ age: z.number() }),
  anything: any(),
}
const key = { partition: '{id}', sort: 'X' } as const

// What compiles.
defineEntity(table, 'a', {
  attributes,
  key: { partition: 'A#{id}#{odd name#1}', sort: '{at}#{status}#{email}' },
})
defineEntity(table, 'a', {
  attributes,
  key,
  indexes: {
    one: { on: 'gsi1', partition: '{status}', sort: '{note}#{gone}' },
    two: { on: 'gsi2', partition: 'ALL' },
    three: { on: 'wide', partition: ['{id}', 'B#{note}'], sort: ['{at}', '{nickname}'] },
    four: { on: 'lsi1', sort: '{at}' },
  },
  unique: ['email', ['id', 'status']],
  tenant: 'id',
})
defineEntity(plain, 'a', { attributes, key: { partition: '{id}' } })
defineEntity(plain, 'a', { attributes: { id: z.number() }, key: { partition: '{id}' } })

// Key templates.
// @ts-expect-error {b} is not an attribute of this entity
defineEntity(table, 'a', { attributes, key: { partition: 'A#{id}#{b}', sort: 'X' } })
// @ts-expect-error {constructor} is not an attribute of this entity
defineEntity(table, 'a', { attributes, key: { partition: '{constructor}', sort: 'X' } })
// @ts-expect-error {b} is not an attribute of this entity
defineEntity(table, 'a', { attributes, key: { partition: '{id}', sort: '{b}' } })
// @ts-expect-error {note} is optional
defineEntity(table, 'a', { attributes, key: { partition: '{id}', sort: '{at}#{note}' } })
// @ts-expect-error {nickname} is optional
defineEntity(table, 'a', { attributes, key: { partition: '{id}', sort: '{nickname}' } })
// @ts-expect-error {gone} can be null
defineEntity(table, 'a', { attributes, key: { partition: '{id}', sort: '{gone}' } })
// @ts-expect-error {tags} is not of a type that a key can hold
defineEntity(table, 'a', { attributes, key: { partition: '{id}', sort: '{tags}' } })
// @ts-expect-error {profile} is not of a type that a key can hold
defineEntity(table, 'a', { attributes, key: { partition: '{id}', sort: '{profile}' } })
// @ts-expect-error the table has a sort key
defineEntity(table, 'a', { attributes, key: { partition: '{id}' } })
// @ts-expect-error the table has no sort key
defineEntity(plain, 'a', { attributes, key: { partition: '{id}', sort: 'X' } })
// @ts-expect-error a key has a partition
defineEntity(plain, 'a', { attributes, key: {} })
// @ts-expect-error 'range' is not part of a key
defineEntity(table, 'a', { attributes, key: { partition: '{id}', sort: 'X', range: '{id}' } })

// Indexes.
// @ts-expect-error the table has no index 'gsi3'
defineEntity(table, 'a', { attributes, key, indexes: { one: { on: 'gsi3', partition: '{id}' } } })
defineEntity(plain, 'a', {
  attributes,
  key: { partition: '{id}' },
  // @ts-expect-error the table has no index 'gsi1'
  indexes: { one: { on: 'gsi1', partition: '{id}' } },
})
// @ts-expect-error {b} is not an attribute of this entity
defineEntity(table, 'a', { attributes, key, indexes: { one: { on: 'gsi2', partition: '{b}' } } })
defineEntity(table, 'a', {
  attributes,
  key,
  // @ts-expect-error {b} is not an attribute of this entity
  indexes: { one: { on: 'wide', partition: ['{id}', '{b}'], sort: ['{id}', '{id}'] } },
})
// @ts-expect-error {tags} is not of a type that a key can hold
defineEntity(table, 'a', { attributes, key, indexes: { one: { on: 'gsi2', partition: 'T#{tags}' } } })
// @ts-expect-error the index has a sort key
defineEntity(table, 'a', { attributes, key, indexes: { one: { on: 'gsi1', partition: '{id}' } } })
defineEntity(table, 'a', {
  attributes,
  key,
  // @ts-expect-error the index has no sort key
  indexes: { one: { on: 'gsi2', partition: '{id}', sort: '{at}' } },
})
// @ts-expect-error a global index has a partition of its own
defineEntity(table, 'a', { attributes, key, indexes: { one: { on: 'gsi2' } } })
// @ts-expect-error the local index has a sort key
defineEntity(table, 'a', { attributes, key, indexes: { one: { on: 'lsi1' } } })

defineEntity(table, 'a', {
  attributes,
  key,
  // @ts-expect-error 'projection' is not an option of an entity's index
  indexes: { one: { on: 'gsi2', partition: '{id}', projection: 'all' } },
})

// What Keyprint keeps can be part of an index key, but of no primary key.
defineEntity(table, 'a', {
  attributes,
  key,
  indexes: {
    one: { on: 'gsi1', partition: 'ALL', sort: '{updatedAt}' },
    two: { on: 'gsi2', partition: '{createdAt}#{status}' },
  },
  timestamps: true,
})
// @ts-expect-error {updatedAt} is not an attribute of this entity: it has no timestamps
defineEntity(table, 'a', { attributes, key, indexes: { one: { on: 'gsi2', partition: '{updatedAt}' } } })
// @ts-expect-error {updatedAt} is not an attribute that a primary key can have
defineEntity(table, 'a', { attributes, key: { partition: '{id}', sort: '{updatedAt}' }, timestamps: true })

// Everything else.
// @ts-expect-error 'b' is not an attribute
defineEntity(table, 'a', { attributes, key, unique: ['b'] })
// @ts-expect-error 'b' is not an attribute
defineEntity(table, 'a', { attributes, key, unique: [['id', 'b']] })
// @ts-expect-error 'b' is not an attribute
defineEntity(table, 'a', { attributes, key, tenant: 'b' })
// @ts-expect-error an attribute is made by string() and the like, or a schema
defineEntity(table, 'a', { attributes: { id: 'string' }, key })
// @ts-expect-error an attribute is made by string() and the like, or a schema
defineEntity(table, 'a', { attributes: { id: string }, key })
// @ts-expect-error an entity has a key
defineEntity(table, 'a', { attributes })
// @ts-expect-error there is no such option
defineEntity(table, 'a', { attributes, key, versioned: true })

// Tables.
// @ts-expect-error a table has a partition key
defineTable('t', { sortKey: 'sk' })
// @ts-expect-error keys are of type string, number or binary
defineTable('t', { partitionKey: { name: 'pk', type: 'boolean' } })
// @ts-expect-error there is no such view
defineTable('t', { partitionKey: 'pk', stream: 'everything' })
// @ts-expect-error there is no such projection
defineTable('t', { partitionKey: 'pk', indexes: { gsi1: { partitionKey: 'a', projection: 'some' } } })
defineTable('t', {
  partitionKey: 'pk',
  // @ts-expect-error a local index has the table's partition key
  indexes: { lsi1: { type: 'local', partitionKey: 'a', sortKey: 'b' } },
})
// @ts-expect-error a local index has a sort key
defineTable('t', { partitionKey: 'pk', indexes: { lsi1: { type: 'local' } } })
// @ts-expect-error a global index has a partition key
defineTable('t', { partitionKey: 'pk', indexes: { gsi1: { sortKey: 'b' } } })
// @ts-expect-error there is no such option
defineTable('t', { partitionKey: 'pk', ttl: 'expiresAt' })

// A map in a key, a number in a key.
const nested = { id: string(), place: map({ city: string() }), n: number() }
defineEntity(table, 'a', { attributes: nested, key: { partition: '{id}', sort: '{n}' } })
// @ts-expect-error {place} is not of a type that a key can hold
defineEntity(table, 'a', { attributes: nested, key: { partition: '{id}', sort: '{place}' } })
// @ts-expect-error {place.city} is not an attribute of this entity
defineEntity(table, 'a', { attributes: nested, key: { partition: '{id}', sort: '{place.city}' } })

// A shard is no attribute, and stands in partition templates only.
defineEntity(table, 'a', { attributes, key: { partition: 'A#{id}#{shard(4)}', sort: '{at}' } })
defineEntity(table, 'a', {
  attributes,
  key,
  indexes: {
    one: { on: 'gsi1', partition: 'STATUS#{status}#{note}#{shard(256)}', sort: '{at}' },
    three: { on: 'wide', partition: ['{note}', '{shard(10)}'], sort: ['{at}', '{nickname}'] },
  },
})
// @ts-expect-error a shard belongs into the partition template
defineEntity(table, 'a', { attributes, key: { partition: 'A#{id}', sort: '{at}#{shard(4)}' } })
// @ts-expect-error one shard is enough
defineEntity(table, 'a', { attributes, key: { partition: '{shard(4)}#{id}#{shard(4)}', sort: '{at}' } })
// @ts-expect-error {shard(1)} must say from 2 to 256 shards
defineEntity(table, 'a', { attributes, key: { partition: 'A#{id}#{shard(1)}', sort: '{at}' } })
// @ts-expect-error {shard(257)} must say from 2 to 256 shards
defineEntity(table, 'a', { attributes, key: { partition: 'A#{id}#{shard(257)}', sort: '{at}' } })
// @ts-expect-error {shard()} must say from 2 to 256 shards
defineEntity(table, 'a', { attributes, key: { partition: 'A#{id}#{shard()}', sort: '{at}' } })
// @ts-expect-error {shard} is not an attribute of this entity
defineEntity(table, 'a', { attributes, key: { partition: 'A#{id}#{shard}', sort: '{at}' } })
// @ts-expect-error {b} is not an attribute of this entity
defineEntity(table, 'a', { attributes, key: { partition: 'A#{b}#{shard(4)}', sort: '{at}' } })
// @ts-expect-error {note} is optional
defineEntity(table, 'a', { attributes, key: { partition: 'A#{note}#{shard(4)}', sort: '{at}' } })
defineEntity(table, 'a', {
  attributes,
  key,
  // @ts-expect-error {tags} is not of a type that a key can hold
  indexes: { one: { on: 'gsi2', partition: 'T#{tags}#{shard(4)}' } },
})
defineEntity(table, 'a', {
  attributes,
  key,
  // @ts-expect-error a shard belongs into the partition template
  indexes: { one: { on: 'gsi1', partition: '{id}', sort: '{shard(4)}' } },
})
defineEntity(table, 'a', {
  attributes,
  key,
  // @ts-expect-error {shard(300)} must say from 2 to 256 shards
  indexes: { one: { on: 'wide', partition: ['{id}', '{shard(300)}'], sort: ['{at}', '{at}'] } },
})
