import { expectTypeOf } from 'vitest'
import { z } from 'zod'
import {
  type Duration,
  defineEntity,
  defineTable,
  type Item,
  integer,
  type Key,
  type KeyParts,
  list,
  literal,
  map,
  type NewItem,
  number,
  oneOf,
  record,
  string,
  timestamp,
  timeToLive,
  ulid,
} from '../index.js'

const table = defineTable('shop', {
  partitionKey: 'pk',
  sortKey: 'sk',
  indexes: { gsi1: { partitionKey: 'gsi1pk', sortKey: 'gsi1sk' } },
  timeToLive: 'expiresAt',
})

const order = defineEntity(table, 'order', {
  attributes: {
    customerId: string(),
    orderId: ulid(),
    status: oneOf('placed', 'paid', 'shipped'),
    placedAt: timestamp(),
    total: number(),
    lines: list(map({ sku: string(), quantity: integer().default(1) })),
    prices: record(number().nullable()),
    note: string().optional(),
    gift: string().nullable(),
    address: z.object({ city: z.string(), zip: z.string().optional() }),
    source: z.string().default('web'),
    expiresAt: timeToLive().optional(),
    kind: literal('order'),
    seenAt: timestamp().setOnUpdate(),
  },
  key: { partition: 'CUSTOMER#{customerId}', sort: 'ORDER#{placedAt}#{orderId}' },
  indexes: { byStatus: { on: 'gsi1', partition: 'STATUS#{status}', sort: '{placedAt}' } },
  unique: ['orderId'],
  version: true,
  timestamps: true,
})

expectTypeOf<Item<typeof order>>().toEqualTypeOf<{
  customerId: string
  orderId: string
  status: 'placed' | 'paid' | 'shipped'
  placedAt: Date
  total: number
  lines: { sku: string; quantity: number }[]
  prices: Record<string, number | null>
  gift: string | null
  address: { city: string; zip?: string | undefined }
  source: string
  kind: 'order'
  seenAt: Date
  version: number
  createdAt: Date
  updatedAt: Date
  note?: string | undefined
  expiresAt?: Date | undefined
}>()

// Version and times are Keyprint's own: they cannot be given.
expectTypeOf<NewItem<typeof order>>().toEqualTypeOf<{
  customerId: string
  orderId: string
  status: 'placed' | 'paid' | 'shipped'
  placedAt: Date
  total: number
  lines: readonly { sku: string; quantity?: number | undefined }[]
  prices: Readonly<Record<string, number | null>>
  gift: string | null
  address: { city: string; zip?: string | undefined }
  note?: string | undefined
  source?: string | undefined
  expiresAt?: Date | Duration | undefined
  kind?: 'order' | undefined
  seenAt?: Date | undefined
}>()

expectTypeOf<Key<typeof order>>().toEqualTypeOf<{ customerId: string; placedAt: Date; orderId: string }>()
expectTypeOf<KeyParts<(typeof order)['~types']>>().toEqualTypeOf<'customerId' | 'placedAt' | 'orderId'>()

// What an entity was made of is known to the types.
expectTypeOf(order['~types'].name).toEqualTypeOf<'order'>()
expectTypeOf(order['~types'].version).toEqualTypeOf<'version'>()
expectTypeOf(order['~types'].unique).toEqualTypeOf<'orderId'>()
expectTypeOf(order['~types'].tenant).toEqualTypeOf<never>()
expectTypeOf(order['~types'].attributes.version['~types'].mutability).toEqualTypeOf<'readOnly'>()
expectTypeOf(order.byStatus.index).toEqualTypeOf<'byStatus'>()

// Without version and timestamps there are no such attributes.
const customer = defineEntity(table, 'customer', {
  attributes: { customerId: string(), email: string(), phone: string() },
  key: { partition: 'CUSTOMER#{customerId}', sort: 'PROFILE' },
  unique: ['email', ['phone', 'email']],
  tenant: 'customerId',
})
expectTypeOf<Item<typeof customer>>().toEqualTypeOf<{ customerId: string; email: string; phone: string }>()
expectTypeOf<NewItem<typeof customer>>().toEqualTypeOf<{ customerId: string; email: string; phone: string }>()
expectTypeOf<Key<typeof customer>>().toEqualTypeOf<{ customerId: string }>()
expectTypeOf(customer['~types'].version).toEqualTypeOf<never>()
expectTypeOf(customer['~types'].unique).toEqualTypeOf<'email' | 'phone'>()
expectTypeOf(customer['~types'].tenant).toEqualTypeOf<'customerId'>()

// Tables without sort key, and keys that are plain attributes.
const settings = defineTable('settings', { partitionKey: 'name' })
const setting = defineEntity(settings, 'setting', {
  attributes: { name: string(), value: string() },
  key: { partition: '{name}' },
})
expectTypeOf<Key<typeof setting>>().toEqualTypeOf<{ name: string }>()

// A shard is no part of a key that anybody gives.
const event = defineEntity(table, 'event', {
  attributes: { tenantId: string(), eventId: string() },
  key: { partition: 'T#{tenantId}#{shard(10)}', sort: '{eventId}' },
})
expectTypeOf<Key<typeof event>>().toEqualTypeOf<{ tenantId: string; eventId: string }>()
expectTypeOf<KeyParts<(typeof event)['~types']>>().toEqualTypeOf<'tenantId' | 'eventId'>()
expectTypeOf<NewItem<typeof event>>().toEqualTypeOf<{ tenantId: string; eventId: string }>()
