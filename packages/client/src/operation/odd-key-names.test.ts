import { defineDesign, defineEntity, defineTable, literal, query, string } from '@keyprint/key-design'
import { testTable } from '@keyprint/local/vitest'
import { describe, expect, it } from 'vitest'
import { connect } from '../index.js'
import { rawItem, rawItems } from '../testing/raw-items.js'
import type { Untyped } from '../testing/untyped.js'

const names = ['size', 'a.b', '#', ':v', '日本', 'with spaces', 'constructor', 'toString']

const indexes = Object.fromEntries(
  names.map((name, i) => [`gsi${i}`, { partitionKey: `${name} key`, sortKey: name }]),
)
const table = defineTable('odd-keys', { partitionKey: '#pk :v', sortKey: 'a.b sort', indexes })

/** Each attribute is the sort key of an index of its own, and the partition key is made from it. */
const thing = defineEntity(table, 'thing', {
  attributes: {
    id: string(),
    note: string().optional(),
    ...Object.fromEntries(names.map((name) => [name, string().optional()])),
  },
  key: { partition: 'THING#{id}', sort: 'THING' },
  indexes: Object.fromEntries(
    names.map((name, i) => [`by${i}`, { on: `gsi${i}`, partition: `N#{${name}}`, sort: `{${name}}` }]),
  ),
} as never)
const things = defineDesign({ table, entities: { thing } } as never)
const own = testTable(things)
const db: Untyped = connect(things, own)

describe.each(names.map((name, i) => [name, i] as const))('an index key of %j', (name, i) => {
  const id = String(i)
  const entries = async () => (await rawItems(own, `gsi${i}`)).map((item) => item[`${name} key`]?.S)

  it('is not there while the attribute is not', async () => {
    await db.thing.create({ id })
    expect(await rawItem(own, { '#pk :v': { S: `THING#${id}` }, 'a.b sort': { S: 'THING' } })).toEqual({
      '#pk :v': { S: `THING#${id}` },
      'a.b sort': { S: 'THING' },
      _entity: { S: 'thing' },
      id: { S: id },
    })
  })

  it('comes, stays, changes and goes with the attribute', async () => {
    await db.thing.update({ id }, { set: { [name]: 'a' } })
    await db.thing.update({ id }, { set: { note: 'nothing to do with it' } })
    expect(await entries()).toEqual(['N#a'])
    await db.thing.readThenUpdate({ id }, { set: { [name]: 'b' } })
    expect(await entries()).toEqual(['N#b'])
    await db.thing.update({ id }, { remove: [name] })
    expect(await entries()).toEqual([])
  })
})

/** What every object inherits is no part that was given, nor a tenant. */
const inherited = defineTable('inherited', {
  partitionKey: 'pk',
  sortKey: 'sk',
  indexes: { gsi1: { partitionKey: 'gsi1pk', sortKey: ['first', 'second'] } },
})
const part = defineEntity(inherited, 'part', {
  attributes: { valueOf: string(), constructor: string(), toString: string() },
  key: { partition: 'P#{valueOf}', sort: '{constructor}#{toString}' },
  indexes: { byParts: { on: 'gsi1', partition: 'P#{valueOf}', sort: ['{constructor}', '{toString}'] } },
  tenant: 'valueOf',
})
const parts = defineDesign({
  table: inherited,
  entities: { part },
  accessPatterns: { parts: query(part), byParts: query(part.byParts) },
})
const inheriting: Untyped = connect(parts, testTable(parts))

describe('parts of keys named like what every object inherits', () => {
  const one = { valueOf: 'v', constructor: 'c', toString: 't' }
  const input = { valueOf: 'v' }

  it('are read in ranges', async () => {
    await inheriting.part.put(one)
    for (const pattern of ['parts', 'byParts'] as const)
      for (const range of [
        { beginsWith: { constructor: 'c' } },
        { beginsWith: { constructor: 'c', toString: 't' } },
        { from: { constructor: 'c' } },
        { from: { constructor: 'c' }, to: { constructor: 'd' } },
        { from: { constructor: 'c', toString: 's' }, to: { constructor: 'c', toString: 't' } },
      ])
        expect(await inheriting[pattern](input, range).collect()).toEqual([one])
  })

  it('are the tenant of a client of its own', async () => {
    const own = inheriting.forTenant('w')
    const rest = { constructor: 'c', toString: 't' }
    await own.part.put(rest)
    expect(await own.part.get(rest)).toEqual({ ...one, valueOf: 'w' })
    expect(await own.parts({}).collect()).toEqual([{ ...one, valueOf: 'w' }])
  })
})

/** An object that gets __proto__ by assignment gets another prototype, and not the part. */
const proto = defineTable('proto', {
  partitionKey: 'pk',
  sortKey: 'sk',
  indexes: { gsi1: { partitionKey: 'gsi1pk', sortKey: 'gsi1sk', projection: 'keys-only' } },
})
const filled = defineEntity(proto, 'filled', {
  attributes: { id: string(), ['__proto__']: literal('p').storedAs('proto') },
  key: { partition: 'P#{id}', sort: 'S#{__proto__}' },
  indexes: { byProto: { on: 'gsi1', partition: 'ALL', sort: '{__proto__}' } },
} as never)
const protos = defineDesign({
  table: proto,
  entities: { filled },
  accessPatterns: { all: query((filled as Untyped).byProto) },
} as never)
const protoDb: Untyped = connect(protos, testTable(protos))

it('a part of a key named __proto__ is filled in, and read back from an index of keys', async () => {
  await protoDb.filled.put({ id: 'a' })
  const [read] = await protoDb.all({}).collect()
  expect(Object.entries(read).sort()).toEqual([
    ['__proto__', 'p'],
    ['id', 'a'],
  ])
})
