import {
  defineDesign,
  defineEntity,
  defineTable,
  integer,
  list,
  map,
  number,
  numberSet,
  oneOf,
  query,
  string,
  stringSet,
  timestamp,
  timeToLive,
} from '@keyprint/key-design'

const table = defineTable('shop', {
  partitionKey: 'pk',
  sortKey: 'sk',
  indexes: {
    gsi1: { partitionKey: 'gsi1pk', sortKey: 'gsi1sk' },
    gsi2: { partitionKey: 'gsi2pk', sortKey: 'gsi2sk' },
  },
  timeToLive: 'expiresAt',
})

/** No two have the same email, and each has an optimistic lock. */
export const customer = defineEntity(table, 'customer', {
  attributes: {
    customerId: string(),
    email: string(),
    name: string(),
    tier: oneOf('free', 'plus').default('free'),
    orders: integer().default(0),
  },
  key: { partition: 'CUSTOMER#{customerId}', sort: 'PROFILE' },
  unique: ['email'],
  version: true,
})

/** In two indexes, of which the second needs a region and a city. */
export const order = defineEntity(table, 'order', {
  attributes: {
    customerId: string(),
    orderId: string(),
    status: oneOf('placed', 'paid', 'shipped'),
    placedAt: timestamp(),
    total: number(),
    lines: list(map({ sku: string(), quantity: integer(), note: string().optional() })).default([]),
    region: string().optional(),
    city: string().optional(),
    note: string().optional(),
    tags: stringSet().optional(),
    sizes: numberSet().optional(),
    rating: integer().optional(),
    discount: number().nullable().optional(),
    address: map({ street: string(), zip: string().optional() }).optional(),
  },
  key: { partition: 'CUSTOMER#{customerId}', sort: 'ORDER#{orderId}' },
  indexes: {
    byStatus: { on: 'gsi1', partition: 'STATUS#{status}', sort: '{placedAt}' },
    byPlace: { on: 'gsi2', partition: 'PLACE#{region}#{city}', sort: '{placedAt}' },
  },
})

/** Expires. */
export const cart = defineEntity(table, 'cart', {
  attributes: {
    cartId: string(),
    owner: string(),
    items: integer().default(0),
    expiresAt: timeToLive().optional(),
  },
  key: { partition: 'CART#{cartId}', sort: 'CART' },
  indexes: { byOwner: { on: 'gsi1', partition: 'OWNER#{owner}', sort: '{cartId}' } },
})

/** A table with entities of every kind. */
export const shop = defineDesign({
  table,
  entities: { customer, order, cart },
  accessPatterns: {
    ordersByStatus: query(order.byStatus),
    ordersByPlace: query(order.byPlace),
    cartsByOwner: query(cart.byOwner),
  },
})
