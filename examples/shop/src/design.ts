import {
  defineDesign,
  defineEntity,
  defineTable,
  get,
  type Item,
  integer,
  list,
  map,
  type NewItem,
  oneOf,
  query,
  string,
  timestamp,
  timeToLive,
  ulid,
} from '@keyprint/key-design'

export const tiers = ['free', 'plus'] as const
export const orderStatuses = ['placed', 'paid', 'shipped', 'delivered', 'cancelled'] as const
export const categories = [
  'Kitchen',
  'Home & Living',
  'Garden',
  'Books',
  'Toys',
  'Outdoor',
  'Office',
  'Tools',
  'Pantry',
  'Pets',
] as const

const table = defineTable('shop', {
  partitionKey: 'pk',
  sortKey: 'sk',
  indexes: { gsi1: { partitionKey: 'gsi1pk', sortKey: 'gsi1sk' } },
  timeToLive: 'expiresAt',
})

export const customer = defineEntity(table, 'customer', {
  attributes: {
    customerId: string(),
    email: string(),
    name: string(),
    city: string(),
    tier: oneOf(...tiers).default('free'),
    orderCount: integer().default(0),
    createdAt: timestamp().setOnCreate().readOnly(),
  },
  key: { partition: 'CUSTOMER#{customerId}', sort: 'PROFILE' },
  indexes: { byEmail: { on: 'gsi1', partition: 'EMAIL#{email}', sort: 'CUSTOMER' } },
  unique: ['email'],
  version: true,
})

export const product = defineEntity(table, 'product', {
  attributes: {
    sku: string(),
    name: string(),
    category: oneOf(...categories).readOnly(),
    priceInCents: integer(),
    stock: integer(),
  },
  key: { partition: 'PRODUCT#{sku}', sort: 'DETAILS' },
  indexes: { byCategory: { on: 'gsi1', partition: 'CATEGORY#{category}', sort: '{name}#{sku}' } },
})

export const order = defineEntity(table, 'order', {
  attributes: {
    customerId: string(),
    orderId: ulid(),
    /** The time that is in orderId, so that the id alone leads to the key. */
    placedAt: timestamp(),
    status: oneOf(...orderStatuses),
    totalInCents: integer().readOnly(),
    lines: list(
      map({ sku: string(), name: string(), quantity: integer(), priceInCents: integer() }),
    ).readOnly(),
  },
  key: { partition: 'CUSTOMER#{customerId}', sort: 'ORDER#{placedAt}#{orderId}' },
  indexes: { byStatus: { on: 'gsi1', partition: 'STATUS#{status}', sort: '{placedAt}' } },
})

/** In a partition of its own: who reads a customer with orders does not pay for the cart. */
export const cart = defineEntity(table, 'cart', {
  attributes: {
    customerId: string(),
    lines: list(map({ sku: string(), quantity: integer() })),
    expiresAt: timeToLive(),
  },
  key: { partition: 'CART#{customerId}', sort: 'CART' },
})

export const shop = defineDesign({
  table,
  entities: { customer, product, order, cart },
  accessPatterns: {
    customerById: get(customer, { description: 'One customer' }),
    customerByEmail: query(customer.byEmail, { description: 'The customer with an email address' }),
    customerWithOrders: query(customer, order, {
      description: 'A customer and the latest orders, two entities in one query',
    }),
    ordersOfCustomer: query(order, { description: 'The orders of a customer, by date' }),
    orderById: get(order, { description: 'One order with its lines' }),
    ordersByStatus: query(order.byStatus, { description: 'All orders in a status, by date' }),
    productBySku: get(product, { description: 'One product with its stock' }),
    productsByCategory: query(product.byCategory, { description: 'The products of a category, by name' }),
    cartOfCustomer: get(cart, { description: 'The cart of a customer, until it expires' }),
  },
})

export type Customer = Item<typeof customer>
export type Product = Item<typeof product>
export type Order = Item<typeof order>
export type Cart = Item<typeof cart>
export type NewCustomer = NewItem<typeof customer>
export type NewProduct = NewItem<typeof product>
export type NewOrder = NewItem<typeof order>
export type NewCart = NewItem<typeof cart>
export type OrderStatus = Order['status']
export type AccessPatternName = keyof (typeof shop)['~types']['accessPatterns']
