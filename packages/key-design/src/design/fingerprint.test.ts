import { expect, it } from 'vitest'
import { query } from '../access-pattern/access-pattern.js'
import { string, timestamp } from '../attribute/builders.js'
import { defineEntity } from '../entity/define-entity.js'
import { defineTable } from '../table/define-table.js'
import { defineDesign } from './define-design.js'
import { designFingerprint } from './fingerprint.js'

interface Variant {
  readonly index?: string
  readonly sort?: string
  readonly unique?: readonly 'email'[]
  readonly placedAt?: ReturnType<typeof timestamp>
  readonly description?: string
  readonly note?: boolean
  readonly pattern?: boolean
}

function fingerprint({
  index = 'gsi1',
  sort = 'ORDER#{placedAt}',
  unique = [],
  placedAt = timestamp(),
  description = '',
  note = false,
  pattern = true,
}: Variant = {}): string {
  const table = defineTable('shop', {
    partitionKey: 'pk',
    sortKey: 'sk',
    indexes: { [index]: { partitionKey: 'gsi1pk' } },
  })
  const order = defineEntity(table, 'order', {
    attributes: {
      id: string(),
      email: string(),
      placedAt,
      ...(note ? { note: string().optional() } : {}),
    },
    key: { partition: 'CUSTOMER#{id}', sort },
    unique,
  } as never) as never
  const accessPatterns = pattern ? { orders: query(order, { description }) } : {}
  return designFingerprint(defineDesign({ table, entities: { order }, accessPatterns } as never))
}

it('is the same on every machine and in every release', () => {
  expect(fingerprint()).toBe('66e647df39096356')
})

it.each<[string, Variant]>([
  ['an index', { index: 'gsi2' }],
  ['a key template', { sort: 'O#{placedAt}' }],
  ['what is unique', { unique: ['email'] }],
  ['the type of an attribute in a key', { placedAt: timestamp({ format: 'epoch-milliseconds' }) }],
  ['the access patterns', { pattern: false }],
])('changes with %s', (_, variant) => {
  expect(fingerprint(variant)).not.toBe(fingerprint())
})

it.each<[string, Variant]>([
  ['a description', { description: 'The orders of a customer' }],
  ['an attribute that is in no key', { note: true }],
])('stays with %s', (_, variant) => {
  expect(fingerprint(variant)).toBe(fingerprint())
})
