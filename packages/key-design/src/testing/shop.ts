import {
  bigint,
  defineDesign,
  defineEntity,
  defineTable,
  get,
  integer,
  list,
  map,
  number,
  oneOf,
  query,
  record,
  string,
  stringSet,
  timestamp,
  timeToLive,
  ulid,
} from '../index.js'

const table = defineTable('shop', {
  partitionKey: 'pk',
  sortKey: 'sk',
  indexes: {
    gsi1: { partitionKey: 'gsi1pk', sortKey: 'gsi1sk' },
    gsi2: { partitionKey: ['country', 'city'], sortKey: 'street', projection: ['name', 'email'] },
  },
  timeToLive: 'expiresAt',
  stream: 'new-and-old-images',
})

export const customer = defineEntity(table, 'customer', {
  description: 'Somebody who buys.',
  attributes: {
    customerId: string(),
    email: string(),
    name: string(),
    tier: oneOf('free', 'plus').default('free'),
    country: string().optional(),
    city: string().optional(),
    street: string().optional(),
    points: bigint().default(0n),
    tags: stringSet().default(new Set(['new', 'web'])),
    since: timestamp().default(new Date(0)),
    joinedAt: timestamp().setOnCreate().readOnly(),
  },
  key: { partition: 'CUSTOMER#{customerId}', sort: 'PROFILE' },
  indexes: { byPlace: { on: 'gsi2', partition: ['{country}', '{city}'], sort: '{street}' } },
  unique: ['email'],
  version: true,
})

export const order = defineEntity(table, 'order', {
  attributes: {
    customerId: string(),
    orderId: ulid(),
    status: oneOf('placed', 'paid', 'shipped'),
    placedAt: timestamp(),
    total: number(),
    lines: list(map({ sku: string(), quantity: integer() })),
    prices: record(number()).default({}),
    note: string().optional().storedAs('n').describe('What the customer wrote.'),
  },
  key: { partition: 'CUSTOMER#{customerId}', sort: 'ORDER#{placedAt}#{orderId}' },
  indexes: { byStatus: { on: 'gsi1', partition: 'STATUS#{status}', sort: '{placedAt}' } },
  timestamps: true,
})

export const cart = defineEntity(table, 'cart', {
  attributes: { customerId: string(), expiresAt: timeToLive(), lines: list(string()).default([]) },
  key: { partition: 'CUSTOMER#{customerId}', sort: 'CART' },
})

/** A design with about everything in it. */
export const shop = defineDesign({
  table,
  entities: { customer, order, cart },
  accessPatterns: {
    customerById: get(customer),
    ordersOfCustomer: query(order),
    ordersByStatus: query(order.byStatus, { description: 'Newest last.' }),
    customerWithOrders: query(customer, order, cart),
  },
})
