import {
  defineDesign,
  defineEntity,
  defineTable,
  integer,
  query,
  string,
  timestamp,
} from '@keyprint/key-design'

const shopTable = defineTable('shop', {
  partitionKey: 'pk',
  sortKey: 'sk',
  indexes: { gsi1: { partitionKey: 'gsi1pk', sortKey: 'gsi1sk' } },
  timeToLive: 'expiresAt',
  stream: 'new-and-old-images',
})

const customer = defineEntity(shopTable, 'customer', {
  attributes: { tenantId: string(), customerId: string(), email: string() },
  key: { partition: 'TENANT#{tenantId}#CUSTOMER#{customerId}', sort: 'PROFILE' },
})

const order = defineEntity(shopTable, 'order', {
  attributes: {
    tenantId: string(),
    customerId: string(),
    orderId: string(),
    status: string(),
    placedAt: timestamp(),
  },
  key: { partition: 'TENANT#{tenantId}#CUSTOMER#{customerId}', sort: 'ORDER#{orderId}' },
  indexes: { byStatus: { on: 'gsi1', partition: 'STATUS#{status}', sort: '{placedAt}' } },
})

/** One global index, time to live, stream. */
export const shop = defineDesign({
  table: shopTable,
  entities: { customer, order },
  accessPatterns: { ordersOfCustomer: query(order), ordersByStatus: query(order.byStatus) },
})

const plainTable = defineTable('plain', { partitionKey: 'id' })

const thing = defineEntity(plainTable, 'thing', {
  attributes: { thingId: string() },
  key: { partition: 'THING#{thingId}' },
})

/** A partition key and nothing else. */
export const plain = defineDesign({ table: plainTable, entities: { thing }, accessPatterns: {} })

const readingsTable = defineTable('readings', {
  partitionKey: 'sensor',
  sortKey: { name: 'at', type: 'number' },
  indexes: {
    byValue: { type: 'local', sortKey: { name: 'value', type: 'number' }, projection: 'keys-only' },
    bySite: { partitionKey: 'site', sortKey: { name: 'at', type: 'number' }, projection: ['unit', 'note'] },
  },
})

const reading = defineEntity(readingsTable, 'reading', {
  attributes: { sensorId: string(), at: integer(), value: integer(), site: string(), unit: string() },
  key: { partition: '{sensorId}', sort: '{at}' },
  indexes: {
    byValue: { on: 'byValue', partition: '{sensorId}', sort: '{value}' },
    bySite: { on: 'bySite', partition: '{site}', sort: '{at}' },
  },
})

/** Number keys, a local index, INCLUDE and KEYS_ONLY projections. */
export const readings = defineDesign({ table: readingsTable, entities: { reading }, accessPatterns: {} })

const placesTable = defineTable('places', {
  partitionKey: 'pk',
  indexes: {
    byPlace: { partitionKey: ['country', 'city'], sortKey: ['street', { name: 'house', type: 'number' }] },
    byName: { partitionKey: 'name' },
  },
  stream: 'new-and-old-images',
})

const place = defineEntity(placesTable, 'place', {
  attributes: {
    placeId: string(),
    name: string(),
    country: string(),
    city: string(),
    street: string(),
    house: integer(),
  },
  key: { partition: 'PLACE#{placeId}' },
  indexes: {
    byPlace: { on: 'byPlace', partition: ['{country}', '{city}'], sort: ['{street}', '{house}'] },
    byName: { on: 'byName', partition: '{name}' },
  },
})

/** A multi-attribute key beside a plain one. */
export const places = defineDesign({ table: placesTable, entities: { place }, accessPatterns: {} })

const accountsTable = defineTable('accounts', { partitionKey: 'pk' })

const account = defineEntity(accountsTable, 'account', {
  attributes: { accountId: string(), email: string() },
  key: { partition: 'ACCOUNT#{accountId}' },
  unique: ['email'],
})

/** Written in transactions, for the sake of a unique attribute. */
export const accounts = defineDesign({ table: accountsTable, entities: { account }, accessPatterns: {} })
