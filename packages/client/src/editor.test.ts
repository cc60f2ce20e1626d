import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { definition, hovers } from './testing/types/compile.js'

const CONSUMER = readFileSync(new URL('./testing/types/consumer.ts', import.meta.url), 'utf8')

const ORDER = `{ customerId: string; orderId: string; placedAt: Date; status: "placed" | "paid"; total: number; lines: { sku: string; quantity: number; }[]; note?: string | undefined; region?: string | undefined; city?: string | undefined; expiresAt?: Date | undefined; }`
const CUSTOMER = `{ customerId: string; email: string; name: string; tier: "free" | "plus"; joinedAt: Date; version: number; createdAt: Date; updatedAt: Date; }`

/** What stands before a declaration, and what an editor shows for its name. */
const SHOWN: readonly (readonly [what: string, code: string, shown: string])[] = [
  ['get', "await db.customer.get({ customerId: 'c' })", `${CUSTOMER} | undefined`],
  ['getOrFail', 'await db.order.getOrFail(key)', ORDER],
  [
    'a selection',
    "await db.order.get(key, { select: ['total', 'note'] })",
    '{ total: number; note?: string | undefined; } | undefined',
  ],
  ['create', 'await db.order.create(newOrder)', ORDER],
  ['put', "await db.order.put(newOrder, { return: 'old' })", `${ORDER} | undefined`],
  ['an update', "await db.order.update(key, { set: { total: 1 }, return: 'new' })", ORDER],
  ['an update that gives nothing', 'await db.order.update(key, { set: { total: 1 } })', 'undefined'],
  ['a delete', "await db.order.delete(key, { return: 'old' })", `${ORDER} | undefined`],
  ['a call that is not sent', 'db.order.get(key)', `Operation<${ORDER} | undefined, GetItemCommandInput>`],
  ['a page', "await db.ordersByStatus({ status: 'paid' }).page()", `Page<${ORDER}>`],
  ['a query', "await db.ordersByStatus({ status: 'paid' }).collect()", `${ORDER}[]`],
  [
    'an index that holds keys only',
    "await db.ordersByRegion({ region: 'eu', city: 'Paris' }).collect()",
    '{ customerId: string; orderId: string; placedAt: Date; region: string; city: string; status?: "placed" | "paid"; total?: number; lines?: { sku: string; quantity: number; }[]; note?: string | undefined; expiresAt?: Date | undefined; }[]',
  ],
  [
    'an item collection',
    "await db.customerWithOrders({ customerId: 'c' }).collect()",
    `{ customer: ${CUSTOMER} | undefined; order: ${ORDER}[]; }`,
  ],
  [
    'an item of a collection',
    "(await db.customerWithOrders({ customerId: 'c' }).page()).items",
    `readonly ({ readonly entity: "customer"; readonly item: ${CUSTOMER}; } | { readonly entity: "order"; readonly item: ${ORDER}; })[]`,
  ],
  ['a scan', 'await db.allOrders({ segments: 2 }).collect()', `${ORDER}[]`],
  [
    'a batch',
    "await db.batch.get([db.order.key(key), db.customer.key({ customerId: 'c' })])",
    `[${ORDER} | undefined, ${CUSTOMER} | undefined]`,
  ],
  ['a transaction', 'await db.transact.get([db.order.key(key)])', `[${ORDER} | undefined]`],
  [
    "a tenant's item",
    "await acme.doc.get({ docId: 'd' })",
    '{ orgId: string; docId: string; title: string; } | undefined',
  ],
  ['a client of some features', 'await small.order.getOrFail(key)', ORDER],
  [
    'a key',
    'null as unknown as Parameters<typeof db.order.update>[0]',
    '{ customerId: string; orderId: string; placedAt: Date; }',
  ],
]

/** The fields of an object in the order of their names: the compiler's own order is not always that of the source. */
function sorted(shown: string): string {
  return shown
    .replaceAll(/\s+/g, ' ')
    .split(/(?<=[{}[\]()|;]) /)
    .sort()
    .join(' ')
}

describe('hovering shows fields, not how they were inferred:', () => {
  const declarations = SHOWN.map(([, code], i) => `const /*?*/shown${i} = ${code}`).join('\n  ')
  const shown = hovers(`${CONSUMER}
const key = { customerId: 'c', placedAt: new Date(), orderId: 'o' }
const newOrder = { ...key, status: 'placed' as const, total: 1, lines: [] }
export async function use() {
  ${declarations}
}
`)

  it.each(SHOWN.map(([what, , fields], i) => [what, fields, i] as const))('%s', (_what, fields, i) => {
    expect(sorted(shown[i] ?? '')).toBe(sorted(`const shown${i}: ${fields}`))
  })
})

it('a field of a result leads to the attribute that declares it', () => {
  const code = `${CONSUMER}\nexport const read = async () => (await db.ordersByStatus({ status: 'paid' }).page()).items[0]?./*?*/total`
  expect(definition(code)).toBe('total: number(),')
})
