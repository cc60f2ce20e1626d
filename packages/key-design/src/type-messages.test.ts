import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { compile } from './testing/compile.js'

const PRELUDE = `
import { any, defineDesign, defineEntity, defineTable, get, list, oneOf, query, string, timestamp, upcast } from '@keyprint/key-design'
export const table = defineTable('shop', { partitionKey: 'pk', sortKey: 'sk', indexes: { gsi1: { partitionKey: 'gsi1pk', sortKey: 'gsi1sk' }, gsi2: { partitionKey: 'gsi2pk' } } })
export const plain = defineTable('plain', { partitionKey: 'id' })
export const attributes = { id: string(), note: string().optional(), gone: timestamp().nullable(), tags: list(string()) }
export const key = { partition: 'A#{id}', sort: 'X' } as const
export const order = defineEntity(table, 'order', { attributes, key })
export const used = [any, defineDesign, get, oneOf, query, upcast]
`

/** What somebody could write by mistake, and what the compiler says of it. */
const MISTAKES: readonly (readonly [string, string, string])[] = [
  [
    'an unknown attribute in a key',
    "defineEntity(table, 'a', { attributes, key: { partition: 'A#{b}', sort: 'X' } })",
    '{b} is not an attribute of this entity',
  ],
  [
    'an optional attribute in a key',
    "defineEntity(table, 'a', { attributes, key: { partition: 'A', sort: '{note}' } })",
    '{note} is optional, but a primary key needs every part',
  ],
  [
    'a nullable attribute in a key',
    "defineEntity(table, 'a', { attributes, key: { partition: 'A', sort: '{id}#{gone}' } })",
    '{gone} can be null, but a key needs a value',
  ],
  [
    'a list in a key',
    "defineEntity(table, 'a', { attributes, key: { partition: 'A', sort: '{tags}' } })",
    '{tags} is not of a type that a key can hold',
  ],
  [
    'a shard in a sort key',
    "defineEntity(table, 'a', { attributes, key: { partition: 'A', sort: '{id}#{shard(4)}' } })",
    'a shard spreads partition keys, so it belongs into the partition template',
  ],
  [
    'too many shards',
    "defineEntity(table, 'a', { attributes, key, indexes: { i: { on: 'gsi2', partition: '{note}#{shard(1000)}' } } })",
    'a shard says how many there are, from 2 to 256, as in {shard(10)}',
  ],
  [
    'an unknown attribute beside a shard',
    "defineEntity(table, 'a', { attributes, key: { partition: 'A#{b}#{shard(4)}', sort: 'X' } })",
    '{b} is not an attribute of this entity',
  ],
  ['a sort template too many', "defineEntity(plain, 'a', { attributes, key })", 'the table has no sort key'],
  [
    'a sort template too few',
    "defineEntity(table, 'a', { attributes, key: { partition: '{id}' } })",
    "Property 'sort' is missing",
  ],
  [
    'something else in a key',
    "defineEntity(table, 'a', { attributes, key: { ...key, range: 'X' } })",
    "'range' is not part of a key; it has 'partition' and 'sort'",
  ],
  [
    'an unknown index',
    "defineEntity(table, 'a', { attributes, key, indexes: { i: { on: 'gsi3', partition: '{id}' } } })",
    "the table has no index 'gsi3'",
  ],
  [
    'an unknown attribute in an index',
    "defineEntity(table, 'a', { attributes, key, indexes: { i: { on: 'gsi2', partition: 'B#{b}' } } })",
    '{b} is not an attribute of this entity',
  ],
  [
    'a list in an index',
    "defineEntity(table, 'a', { attributes, key, indexes: { i: { on: 'gsi2', partition: '{tags}' } } })",
    '{tags} is not of a type that a key can hold',
  ],
  [
    'a missing sort template of an index',
    "defineEntity(table, 'a', { attributes, key, indexes: { i: { on: 'gsi1', partition: '{id}' } } })",
    "Property 'sort' is missing",
  ],
  [
    'a missing partition template of an index',
    "defineEntity(table, 'a', { attributes, key, indexes: { i: { on: 'gsi2' } } })",
    "Property 'partition' is missing",
  ],
  [
    'a sort template of an index without sort key',
    "defineEntity(table, 'a', { attributes, key, indexes: { i: { on: 'gsi2', partition: '{id}', sort: '{id}' } } })",
    'the index has no sort key',
  ],
  [
    'a projection on an entity',
    "defineEntity(table, 'a', { attributes, key, indexes: { i: { on: 'gsi2', partition: '{id}', projection: 'all' } } })",
    "'projection' is not an option of an entity's index",
  ],
  [
    'an unknown unique attribute',
    "defineEntity(table, 'a', { attributes, key, unique: ['b'] })",
    'Type \'"b"\' is not assignable to type',
  ],
  [
    'a missing upcaster',
    "defineEntity(table, 'a', { attributes, key, schemaVersion: 3, upcasters: { 1: upcast({}, () => ({})) } })",
    "Property '2' is missing",
  ],
  [
    'an upcaster of the current version',
    "defineEntity(table, 'a', { attributes, key, schemaVersion: 1, upcasters: { 1: upcast({}, () => ({})) } })",
    "version 1 is not below the entity's schemaVersion",
  ],
  [
    'an upcaster that gives what there is not',
    "defineEntity(table, 'a', { attributes, key, schemaVersion: 2, upcasters: { 1: upcast({}, () => ({ b: 1 })) } })",
    "'b' is not an attribute of version 2",
  ],
  [
    'an upcaster that gives something else',
    "defineEntity(table, 'a', { attributes, key, schemaVersion: 2, upcasters: { 1: upcast({}, () => ({ note: 1 })) } })",
    "what the upcaster gives for 'note' does not fit version 2",
  ],
  [
    'an upcaster that leaves as it is what was otherwise',
    "defineEntity(table, 'a', { attributes, key, schemaVersion: 2, upcasters: { 1: upcast({ tags: oneOf('x') }, () => ({})) } })",
    "'tags' is of another type in version 2, so the upcaster has to give it",
  ],
  [
    'an unknown tenant',
    "defineEntity(table, 'a', { attributes, key, tenant: 'b' })",
    'Type \'"b"\' is not assignable to type',
  ],
  [
    'an unknown option of a table',
    "defineTable('t', { partitionKey: 'pk', ttl: 'x' })",
    "'ttl' is not an option of a table",
  ],
  [
    'an unknown option of an index',
    "defineTable('t', { partitionKey: 'pk', indexes: { gsi1: { partitionKey: 'a', rangeKey: 'b' } } })",
    "'rangeKey' is not an option of a global index",
  ],
  [
    'a partition key of a local index',
    "defineTable('t', { partitionKey: 'pk', indexes: { lsi1: { type: 'local', partitionKey: 'a', sortKey: 'b' } } })",
    "'partitionKey' is not an option of a local index",
  ],
  [
    'an entity under another name',
    'defineDesign({ table, entities: { orders: order } })',
    "this entity is named 'order' and must stand under that name",
  ],
  ['an index that there is not', 'query(order.byDate)', "Property 'byDate' does not exist"],
  [
    'a default of another type',
    "oneOf('free', 'plus').default('gold')",
    'Argument of type \'"gold"\' is not assignable to parameter of type \'"free" | "plus"',
  ],
]

/** A module of a team that exports its design, and types that follow from it. */
const GOOD = readFileSync(new URL('./testing/consumer.ts', import.meta.url), 'utf8')

describe('under TypeScript 5.9, strict and without skipping the check of libraries', () => {
  const files = Object.fromEntries(
    MISTAKES.map(([, code], i) => [
      `mistake-${i}.ts`,
      `import { any, attributes, defineDesign, defineEntity, defineTable, key, oneOf, order, plain, query, table, upcast } from './prelude.js'\nvoid [any, attributes, defineDesign, defineEntity, defineTable, key, oneOf, order, plain, query, table, upcast]\n${code}\n`,
    ]),
  )
  const prelude = `${PRELUDE}\nexport { any, defineDesign, defineEntity, defineTable, oneOf, query, upcast }\n`
  const compiled = compile({ ...files, 'prelude.ts': prelude, 'good.ts': GOOD })

  it('the package itself has no errors', () => {
    expect(compiled.libraryErrors).toEqual([])
    expect(compiled.errors('prelude.ts')).toEqual([])
  })

  it.each(MISTAKES.map(([name, , sentence], i) => [name, sentence, i] as const))(
    '%s is refused: %s',
    (_name, sentence, i) => {
      const errors = compiled.errors(`mistake-${i}.ts`)
      expect(errors).toHaveLength(1)
      expect(errors[0]).toContain(sentence)
    },
  )

  it("a consumer's module compiles, and its declarations emit", () => {
    expect(compiled.errors('good.ts')).toEqual([])
    const { text, errors } = compiled.declarations('good.ts')
    expect(errors).toEqual([])
    expect(text).toContain('export declare const order: ')
    expect(text).toContain('export type Order = Item<typeof order>')
    expect(text).not.toContain('import("./')
  })

  it('the declarations compile in place of the module', () => {
    const { text } = compiled.declarations('good.ts')
    const user =
      "import { type Order, order } from './good.js'\nexport const placed = ({ lines }: Order) => lines[0]?.sku\nexport const name: 'byStatus' = order.byStatus.index\n"
    const again = compile({ 'good.d.ts': text, 'user.ts': user })
    expect(again.libraryErrors).toEqual([])
    expect(again.errors('user.ts')).toEqual([])
  })
})
