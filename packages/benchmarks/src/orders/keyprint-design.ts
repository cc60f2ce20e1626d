import {
  boolean,
  defineDesign,
  defineEntity,
  defineTable,
  integer,
  list,
  map,
  number,
  oneOf,
  query,
  string,
  timestamp,
} from '@keyprint/key-design'

export const table = defineTable('orders', {
  partitionKey: 'pk',
  sortKey: 'sk',
  indexes: {
    gsi1: { partitionKey: 'gsi1pk', sortKey: 'gsi1sk' },
    gsi2: { partitionKey: 'gsi2pk', sortKey: 'gsi2sk' },
  },
})

export const order = defineEntity(table, 'order', {
  attributes: {
    customerId: string(),
    orderId: string(),
    status: oneOf('placed', 'paid', 'shipped'),
    warehouse: string(),
    placedAt: timestamp(),
    shipBy: timestamp(),
    total: number(),
    currency: string(),
    itemCount: integer(),
    paid: boolean(),
    email: string(),
    tags: list(string()),
    address: map({ street: string(), city: string(), postalCode: string(), country: string() }),
    lines: list(map({ sku: string(), title: string(), quantity: integer(), price: number() })),
    note: string().optional(),
  },
  key: { partition: 'CUSTOMER#{customerId}', sort: 'ORDER#{orderId}' },
  indexes: {
    byStatus: { on: 'gsi1', partition: 'STATUS#{status}', sort: '{placedAt}' },
    byWarehouse: { on: 'gsi2', partition: 'WAREHOUSE#{warehouse}', sort: '{shipBy}' },
  },
})

/** Orders as a user of Keyprint declares them. */
export const design = defineDesign({
  table,
  entities: { order },
  accessPatterns: { ordersOfCustomer: query(order) },
})
