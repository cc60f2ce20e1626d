// What a team writes that uses this package: it is compiled by the tests, under each version of TypeScript.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { type Client, connect, connectWith, gets, queries, type SdkClient, updates } from '@keyprint/client'
import {
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
  scan,
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
    gsi2: { partitionKey: 'gsi2pk', sortKey: 'gsi2sk', projection: 'keys-only' },
  },
  timeToLive: 'expiresAt',
})

export const customer = defineEntity(table, 'customer', {
  attributes: {
    customerId: string(),
    email: string(),
    name: string(),
    tier: oneOf('free', 'plus').default('free'),
    joinedAt: timestamp().readOnly(),
  },
  key: { partition: 'CUSTOMER#{customerId}', sort: 'PROFILE' },
  unique: ['email'],
  version: true,
  timestamps: true,
})

export const order = defineEntity(table, 'order', {
  attributes: {
    customerId: string(),
    orderId: ulid(),
    placedAt: timestamp(),
    status: oneOf('placed', 'paid'),
    total: number(),
    lines: list(map({ sku: string(), quantity: integer() })),
    note: string().optional(),
    region: string().optional(),
    city: string().optional(),
    expiresAt: timeToLive().optional(),
  },
  key: { partition: 'CUSTOMER#{customerId}', sort: 'ORDER#{placedAt}#{orderId}' },
  indexes: {
    byStatus: { on: 'gsi1', partition: 'STATUS#{status}', sort: '{placedAt}' },
    byRegion: { on: 'gsi2', partition: 'REGION#{region}#{city}', sort: '{placedAt}' },
  },
})

export const doc = defineEntity(table, 'doc', {
  attributes: { orgId: string(), docId: string(), title: string() },
  key: { partition: 'ORG#{orgId}', sort: 'DOC#{docId}' },
  tenant: 'orgId',
})

export const shop = defineDesign({
  table,
  entities: { customer, order, doc },
  accessPatterns: {
    orderByKey: get(order),
    ordersOfCustomer: query(order),
    ordersByStatus: query(order.byStatus),
    ordersByRegion: query(order.byRegion),
    customerWithOrders: query(customer, order),
    docs: query(doc),
    allOrders: scan(order),
  },
})

/** A client under a name of its own: editors show this one in place of the design's types. */
export type ShopClient = Client<(typeof shop)['~types']>

export const connectShop = (client: SdkClient = new DynamoDBClient({})): ShopClient =>
  connect(shop, { client })
export const db = connect(shop, { client: new DynamoDBClient({}), tableName: 'shop' })
export const acme = db.forTenant('acme')
export const small = connectWith(
  gets,
  queries,
  updates,
)(shop, { client: new DynamoDBClient({}), tableName: 'shop' })

export const ordersOf = (customerId: string) => db.ordersOfCustomer({ customerId })
export const orderOf = (key: Parameters<typeof db.order.get>[0]) => db.order.getOrFail(key)
export const placed = async () => (await db.ordersByStatus({ status: 'placed' }).page()).items
export const regional = () => db.ordersByRegion({ region: 'eu', city: 'Paris' }).collect()
export const everything = (customerId: string) => db.customerWithOrders({ customerId }).collect()
export const both = (key: Parameters<typeof db.order.key>[0]) =>
  db.batch.get([db.order.key(key), db.customer.key(key)])
export const scanned = () => db.allOrders({ segments: 2 })
export const totals = () => db.ordersByStatus({ status: 'paid' }, { select: ['total'] }).collect()
export const paid = (key: Parameters<typeof db.order.update>[0]) =>
  db.order.update(key, { set: { status: 'paid' }, if: (o) => o.status.eq('placed'), return: 'new' })
export const { orderByKey, ordersByStatus, allOrders } = db
export const getOrder = db.order.get
export const paidWith = (...[, options]: Parameters<typeof db.ordersByStatus>) => ({ ...options, limit: 10 })
export const ordersWith = (options: Parameters<typeof db.ordersOfCustomer>[1]) => options
export const changing = (changes: Parameters<typeof db.order.update>[1]) => ({
  ...changes,
  return: 'new' as const,
})
export const inBatch = (batch: Parameters<Parameters<typeof db.batch.write>[0]>[0]) => batch
export const changed = (changes: Parameters<typeof db.order.update>[1]) => changes.change
