import {
  type DesignSpec,
  defineDesign,
  defineEntity,
  defineTable,
  get,
  type KeyType,
  oneOf,
  query,
  string,
  timestamp,
} from '@keyprint/key-design'

/** What versions of the shop's design differ in. */
export interface ShopOptions {
  /** Name and type of the sort key of gsi1. */
  readonly sortKey?: string
  readonly sortKeyType?: KeyType
  /** The sort key template of an order. */
  readonly orderKey?: string
  /** The partition key template of an order. */
  readonly customerKey?: string
  /** The partition key template of an order in gsi1. */
  readonly statusKey?: string
  readonly uniqueEmail?: boolean
}

/** A shop: customers by email and orders by status are read from gsi1, products from the table alone. */
export function shopWith(options: ShopOptions = {}): DesignSpec {
  const { sortKey = 'gsi1sk', sortKeyType = 'string', uniqueEmail = true } = options
  const { orderKey = 'ORDER#{placedAt}', statusKey = 'STATUS#{status}' } = options
  const { customerKey = 'CUSTOMER#{customerId}' } = options
  const table = defineTable('shop', {
    partitionKey: 'pk',
    sortKey: 'sk',
    indexes: { gsi1: { partitionKey: 'gsi1pk', sortKey: { name: sortKey, type: sortKeyType } } },
    timeToLive: 'expiresAt',
  })
  const asNumber = { format: sortKeyType === 'number' ? 'epoch-milliseconds' : 'iso' } as const
  const customer = defineEntity(table, 'customer', {
    attributes: { customerId: string(), email: string(), since: timestamp(asNumber) },
    key: { partition: 'CUSTOMER#{customerId}', sort: 'PROFILE' },
    indexes: { byEmail: { on: 'gsi1', partition: 'EMAIL#{email}', sort: '{since}' } },
    unique: uniqueEmail ? ['email'] : [],
  })
  const order = defineEntity(table, 'order', {
    attributes: { customerId: string(), status: oneOf('placed', 'paid'), placedAt: timestamp(asNumber) },
    key: { partition: customerKey as 'CUSTOMER#{customerId}', sort: orderKey as 'ORDER#{placedAt}' },
    indexes: { byStatus: { on: 'gsi1', partition: statusKey as 'STATUS#{status}', sort: '{placedAt}' } },
  })
  const product = defineEntity(table, 'product', {
    attributes: { sku: string(), name: string() },
    key: { partition: 'PRODUCT#{sku}', sort: 'DETAILS' },
  })
  return defineDesign({
    table,
    entities: { customer, order, product },
    accessPatterns: {
      customerByEmail: query(customer.byEmail, { description: 'The customer with an email address' }),
      ordersByStatus: query(order.byStatus, { description: 'All orders in a status, by date' }),
      ordersOfCustomer: query(order, { description: 'The orders of a customer, by date' }),
      productBySku: get(product),
    },
  })
}

export const shop = shopWith()
