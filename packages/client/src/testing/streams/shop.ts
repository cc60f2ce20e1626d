import {
  any,
  bigint,
  binary,
  binarySet,
  defineDesign,
  defineEntity,
  defineTable,
  integer,
  list,
  map,
  number,
  numberSet,
  record,
  string,
  stringSet,
  timestamp,
  timeToLive,
} from '@keyprint/key-design'

const table = defineTable('stream-shop', {
  partitionKey: 'pk',
  sortKey: 'sk',
  timeToLive: 'expiresAt',
  stream: 'new-and-old-images',
})

/** No two have the same email: each comes with a guard item. */
export const customer = defineEntity(table, 'customer', {
  attributes: { customerId: string(), email: string() },
  key: { partition: 'CUSTOMER#{customerId}', sort: 'PROFILE' },
  unique: ['email'],
})

/** Every type of DynamoDB. */
export const order = defineEntity(table, 'order', {
  attributes: {
    customerId: string(),
    orderId: string(),
    placedAt: timestamp(),
    total: number(),
    lines: list(map({ sku: string(), quantity: integer(), photo: binary().optional() })).default([]),
    signature: binary().optional(),
    tags: stringSet().optional(),
    sizes: numberSet().optional(),
    hashes: binarySet().optional(),
    scores: record(number()).optional(),
    serial: bigint().optional(),
    anything: any().optional(),
    note: string().nullable().optional(),
    expiresAt: timeToLive().optional(),
  },
  key: { partition: 'CUSTOMER#{customerId}', sort: 'ORDER#{placedAt}#{orderId}' },
})

/** A design whose stream shows everything. */
export const shop = defineDesign({ table, entities: { customer, order } })
