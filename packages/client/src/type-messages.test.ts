import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { compile } from './testing/types/compile.js'

/** A module of a team that exports its design, its client, and functions that use it. */
const CONSUMER = readFileSync(new URL('./testing/types/consumer.ts', import.meta.url), 'utf8')

/** What somebody could write by mistake, and what the compiler says of it. */
const MISTAKES: readonly (readonly [mistake: string, code: string, sentence: string])[] = [
  [
    'an attribute that there is not',
    "db.order.create({ ...newOrder, colour: 'red' })",
    '\'colour\' does not exist in type \'{ customerId: string; orderId: string; placedAt: Date; status: "placed" | "paid";',
  ],
  [
    'a value of another type',
    "db.order.create({ ...newOrder, total: '1' })",
    "'string' is not assignable to type 'number'",
  ],
  [
    'an attribute that Keyprint keeps',
    'db.customer.create({ ...newCustomer, version: 1 })',
    "'version' does not exist in type",
  ],
  [
    'part of a key that is missing',
    "db.order.get({ customerId: 'c', placedAt: at })",
    "Property 'orderId' is missing in type '{ customerId: string; placedAt: Date; }' but required in type '{ ",
  ],
  [
    'to set part of the key',
    "db.order.update(key, { set: { orderId: 'x' } })",
    'part of the primary key, which never changes',
  ],
  ['to set what is read-only', 'db.customer.update(customerKey, { set: { joinedAt: at } })', 'read-only'],
  [
    'to change part of the key further in',
    "db.order.update(key, { change: (o) => o.orderId.set('x') })",
    'part of the primary key, which never changes',
  ],
  [
    'half of an index key',
    "db.order.update(key, { set: { region: 'eu' } })",
    "Property 'city' is missing in type '{ region: string; }' but required in type 'WholeIndexKey<{ region: string; city: string; }>'",
  ],
  [
    'half of an index key, in a transaction',
    "db.transact((tx) => [tx.order.update(key, { set: { city: 'Paris' } })])",
    "Property 'region' is missing",
  ],
  [
    'to remove what an item needs',
    "db.order.update(key, { remove: ['total'] })",
    'Type \'"total"\' is not assignable to type \'"',
  ],
  ['to add to text', "db.order.update(key, { add: { note: 'x' } })", 'not a number or a set'],
  ['to append to a number', 'db.order.update(key, { append: { total: 1 } })', 'not a list'],
  [
    'to add to part of an index key',
    'db.order.update(key, { append: { region: [1] } })',
    'part of an index key or unique, so its new value must be known; use set',
  ],
  [
    'a condition on an attribute that there is not',
    'db.order.update(key, { if: (o) => o.colour.exists() })',
    "Property 'colour' does not exist on type 'Paths<{ customerId: string;",
  ],
  [
    'a condition with a value of another type',
    "db.order.update(key, { if: (o) => o.status.eq('lost') })",
    'Argument of type \'"lost"\' is not assignable to parameter of type \'"placed" | "paid" | Comparable<"placed" | "paid">\'',
  ],
  [
    'a comparison that a list does not have',
    'db.order.update(key, { if: (o) => o.lines.gt([]) })',
    "Property 'gt' does not exist on type 'ListPath<",
  ],
  [
    'a path in place of a condition',
    'db.order.delete(key, { if: (o) => o.total })',
    "is not assignable to type 'Condition |",
  ],
  [
    'a version of an entity without',
    'db.order.update(key, { set: { total: 1 }, ifVersion: 1 })',
    "Type 'number' is not assignable to type 'undefined'",
  ],
  ['a put that would undo a lock', 'db.customer.put(newCustomer)', 'Expected 2 arguments, but got 1'],
  [
    'a consistent read of a global index',
    "db.ordersByStatus({ status: 'paid' }, { consistent: true })",
    'a global secondary index cannot be read consistently',
  ],
  [
    'part of a partition key that is missing',
    "db.ordersByRegion({ region: 'eu' })",
    "Property 'city' is missing in type '{ region: string; }' but required in type '{ region: string; city: string; }'",
  ],
  [
    'a range on a part that is not the next in order',
    "db.ordersOfCustomer(customerKey, { from: { orderId: 'o' } })",
    "Property 'placedAt' is missing in type '{ orderId: string; }' but required in type '{ placedAt: Date; }'",
  ],
  [
    'a selection of an attribute that there is not',
    "db.ordersOfCustomer(customerKey, { select: ['colour'] })",
    'Type \'"colour"\' is not assignable to type \'"',
  ],
  [
    'a filter over several entities',
    'db.customerWithOrders(customerKey, { filter: () => [] })',
    'several entities have no attributes in common',
  ],
  [
    'a limit of a scan in segments',
    'db.allOrders({ segments: 2, limit: 1 })',
    'a scan in segments has no order, and so no limit',
  ],
  [
    'a batch write of a unique entity',
    'db.batch.write((b) => [b.customer.put(newCustomer)])',
    'a batch cannot keep a lock or unique attributes; write it by itself or in a transaction',
  ],
  ['an entity that there is not', 'db.product.get({})', "Property 'product' does not exist"],
  [
    'an access pattern that there is not',
    'db.ordersByColour({})',
    "Property 'ordersByColour' does not exist",
  ],
  [
    'another tenant',
    "acme.doc.get({ orgId: 'other', docId: 'd' })",
    "'orgId' does not exist in type '{ docId: string; }'",
  ],
  [
    'an entity without tenant',
    'acme.order.get(key)',
    "Property 'order' does not exist on type 'TenantClient<",
  ],
  [
    'a stream handler of a table without a stream',
    'streamHandler(shop, { unknown })',
    "the table of this design has no stream; define it with stream: 'new-and-old-images'",
  ],
  [
    'an old image that the stream does not show',
    'streamHandler(notes, { note: { modify: ({ before }) => before }, unknown })',
    "Property 'before' does not exist on type 'OnlyAfter<\"the stream shows no old images; define the table with stream: 'new-and-old-images'\"",
  ],
  [
    'an old image of what was removed, likewise',
    'streamHandler(notes, { note: { remove: ({ before }) => before }, unknown })',
    "Property 'before' does not exist on type 'OnlyKey<\"the stream shows no old images; define the table with stream: 'new-and-old-images'\"",
  ],
  [
    'to let go what no entity claims',
    'streamHandler(notes, { note: {} })',
    "Property 'unknown' is missing in type '{ note: {}; }' but required in type 'UnknownHandler'",
  ],
  [
    'an access pattern without tenant',
    "acme.ordersOfCustomer({ customerId: 'c' })",
    "Property 'ordersOfCustomer' does not exist on type 'TenantClient<",
  ],
]

/** `tsc -b tsconfig.test.json` compiles them with TypeScript 7. */
const TYPE_TESTS = readdirSync(new URL('.', import.meta.url), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test-d.ts'))
  .map((file) => `src/${file}`)

const PRELUDE = `
import { defineDesign, defineEntity, defineTable, string } from '@keyprint/key-design'
export { streamHandler } from '@keyprint/client/streams'
export { acme, db, shop } from './consumer.js'
const table = defineTable('notes', { partitionKey: 'pk', stream: 'new-image' })
const note = defineEntity(table, 'note', { attributes: { id: string() }, key: { partition: 'NOTE#{id}' } })
export const notes = defineDesign({ table, entities: { note } })
export const unknown = () => {}
export const at = new Date()
export const customerKey = { customerId: 'c' }
export const key = { customerId: 'c', placedAt: at, orderId: 'o' }
export const newOrder = { ...key, status: 'placed' as const, total: 1, lines: [] }
export const newCustomer = { customerId: 'c', email: 'e', name: 'n', joinedAt: at }
`
const NAMES = 'acme, at, customerKey, db, key, newCustomer, newOrder, notes, shop, streamHandler, unknown'
const IMPORTS = `import { ${NAMES} } from './prelude.js'
void [${NAMES}]
`

describe('under TypeScript 5.9, strict and without skipping the check of libraries', () => {
  const mistakes = Object.fromEntries(
    MISTAKES.map(([, code], i) => [`mistake-${i}.ts`, `${IMPORTS}${code}\n`]),
  )
  const compiled = compile({ ...mistakes, 'prelude.ts': PRELUDE, 'consumer.ts': CONSUMER }, TYPE_TESTS)

  it('the package itself has no errors', () => {
    expect(compiled.libraryErrors()).toEqual([])
    expect(compiled.errors('prelude.ts')).toEqual([])
  })

  it.each(TYPE_TESTS)('%s passes', (file) => {
    expect(compiled.errors(file)).toEqual([])
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
    expect(compiled.errors('consumer.ts')).toEqual([])
    const { text, errors } = compiled.declarations('consumer.ts')
    expect(errors).toEqual([])
    expect(text).toContain('export declare const db: ')
    expect(text).toContain('export declare const connectShop: (client?: SdkClient) => ShopClient')
    expect(text).not.toMatch(/import\("\.|\/dist\//)
  })

  it('the declarations compile in place of the module', () => {
    const { text } = compiled.declarations('consumer.ts')
    const user = `import { both, db, everything, paid, placed, totals } from './consumer.js'
const key = { customerId: 'c', placedAt: new Date(), orderId: 'o' }
export const first = (await placed())[0]?.lines[0]?.sku
export const total = (await totals())[0]?.total
export const tier = (await both(key))[1]?.tier
export const orders = (await everything('c')).order.length
export const status = (await paid(key)).status
await db.order.update(key, { set: { total: 1 }, if: (o) => o.status.eq('paid') })
`
    const again = compile({ 'consumer.d.ts': text, 'user.ts': user })
    expect(again.errors('consumer.d.ts')).toEqual([])
    expect(again.errors('user.ts')).toEqual([])
  })
})
