import {
  defineDesign,
  defineEntity,
  defineTable,
  get,
  type Item,
  integer,
  list,
  map,
  oneOf,
  query,
  string,
  timestamp,
} from '@keyprint/key-design'

const table = defineTable('orders', { partitionKey: 'pk', sortKey: 'sk' })

const product = defineEntity(table, 'product', {
  attributes: { sku: string(), stock: integer() },
  key: { partition: 'PRODUCT#{sku}', sort: 'STOCK' },
})

/**
 * What the steps have done for an order. Its status is the one thing that decides between steps that meet: a cancelled
 * order cannot be paid or shipped any more, not even by a worker that is late.
 */
const order = defineEntity(table, 'order', {
  attributes: {
    orderId: string(),
    status: oneOf('reserved', 'paid', 'shipped', 'cancelled'),
    lines: list(map({ sku: string(), quantity: integer() })).readOnly(),
    totalInCents: integer().readOnly(),
  },
  key: { partition: 'ORDER#{orderId}', sort: 'ORDER' },
})

const payment = defineEntity(table, 'payment', {
  attributes: {
    orderId: string(),
    chargeId: string(),
    amountInCents: integer(),
    status: oneOf('charged', 'refunded'),
  },
  key: { partition: 'ORDER#{orderId}', sort: 'PAYMENT' },
})

const shipment = defineEntity(table, 'shipment', {
  attributes: { orderId: string(), shippedAt: timestamp() },
  key: { partition: 'ORDER#{orderId}', sort: 'SHIPMENT' },
})

export const orders = defineDesign({
  table,
  entities: { product, order, payment, shipment },
  accessPatterns: {
    stockOf: get(product, { description: 'How much there is of a product' }),
    orderWithAll: query(order, payment, shipment, {
      description: 'An order, its payment and its shipment: one item collection',
    }),
  },
})

export type Order = Item<typeof order>
