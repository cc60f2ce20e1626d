// What a team writes that uses this package: it is compiled by the tests, under each version of TypeScript.
import {
  binary,
  defineDesign,
  defineEntity,
  defineTable,
  get,
  type Item,
  integer,
  type Key,
  list,
  map,
  type NewItem,
  number,
  oneOf,
  query,
  string,
  timestamp,
  timeToLive,
  ulid,
} from '@keyprint/key-design'

export const table = defineTable('shop', {
  partitionKey: 'pk',
  sortKey: 'sk',
  indexes: {
    gsi1: { partitionKey: 'gsi1pk', sortKey: 'gsi1sk' },
    wide: { partitionKey: ['country', 'city'], sortKey: [{ name: 'rank', type: 'number' }] },
  },
  timeToLive: 'expiresAt',
})

export const order = defineEntity(table, 'order', {
  attributes: {
    customerId: string(),
    orderId: ulid(),
    status: oneOf('placed', 'paid'),
    placedAt: timestamp(),
    total: number(),
    lines: list(map({ sku: string(), quantity: integer() })),
    note: string().optional(),
    source: string().default('web'),
    expiresAt: timeToLive().optional(),
    country: string(),
    city: string(),
    rank: integer(),
    signature: binary().nullable(),
  },
  key: { partition: 'CUSTOMER#{customerId}', sort: 'ORDER#{placedAt}#{orderId}' },
  indexes: {
    byStatus: { on: 'gsi1', partition: 'STATUS#{status}', sort: '{placedAt}' },
    byPlace: { on: 'wide', partition: ['{country}', '{city}'], sort: ['{rank}'] },
  },
  unique: ['orderId'],
  version: true,
  timestamps: true,
})

export const shop = defineDesign({
  table,
  entities: { order },
  accessPatterns: {
    orderById: get(order),
    ordersOfCustomer: query(order),
    ordersByStatus: query(order.byStatus),
  },
})

export type Order = Item<typeof order>
export type NewOrder = NewItem<typeof order>
export type OrderKey = Key<typeof order>

export const total = (orders: readonly Order[]) => orders.reduce((sum, order) => sum + order.total, 0)
export const keyOf = ({ customerId, placedAt, orderId }: Order): OrderKey => ({
  customerId,
  placedAt,
  orderId,
})
