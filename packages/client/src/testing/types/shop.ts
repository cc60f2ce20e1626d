import {
  any,
  bigint,
  binary,
  binarySet,
  boolean,
  decimal,
  defineDesign,
  defineEntity,
  defineTable,
  get,
  integer,
  list,
  map,
  number,
  numberSet,
  oneOf,
  query,
  record,
  scan,
  string,
  stringSet,
  timestamp,
  timeToLive,
  ulid,
} from '@keyprint/key-design'

const table = defineTable('shop', {
  partitionKey: 'pk',
  sortKey: 'sk',
  indexes: {
    gsi1: { partitionKey: 'gsi1pk', sortKey: 'gsi1sk' },
    gsi2: { partitionKey: 'gsi2pk', sortKey: 'gsi2sk', projection: 'keys-only' },
    gsi3: { partitionKey: 'gsi3pk', projection: ['note', 'total'] },
    gsi4: { partitionKey: ['country', 'zone'], sortKey: [{ name: 'rank', type: 'number' }, 'gsi4sk'] },
    gsi5: { partitionKey: 'gsi5pk' },
    gsi6: { partitionKey: 'gsi6pk', sortKey: 'gsi6sk' },
    lsi1: { type: 'local', sortKey: { name: 'total', type: 'number' } },
  },
  timeToLive: 'expiresAt',
})

/** Unique, locked, with times. */
export const customer = defineEntity(table, 'customer', {
  attributes: {
    customerId: string(),
    email: string(),
    name: string(),
    tier: oneOf('free', 'plus').default('free'),
    joinedAt: timestamp().readOnly(),
    tags: stringSet().optional(),
  },
  key: { partition: 'CUSTOMER#{customerId}', sort: 'PROFILE' },
  unique: ['email'],
  version: true,
  timestamps: true,
})

/** Every kind of index. */
export const order = defineEntity(table, 'order', {
  attributes: {
    customerId: string(),
    orderId: ulid(),
    placedAt: timestamp(),
    status: oneOf('placed', 'paid', 'shipped'),
    total: number(),
    lines: list(map({ sku: string(), quantity: integer() })),
    note: string().optional(),
    region: string().optional(),
    city: string().optional(),
    country: string().optional(),
    zone: string().optional(),
    rank: integer().optional(),
    points: integer().optional(),
    shelf: string().optional(),
    room: string().optional(),
    expiresAt: timeToLive().optional(),
  },
  key: { partition: 'CUSTOMER#{customerId}', sort: 'ORDER#{placedAt}#{orderId}' },
  indexes: {
    byStatus: { on: 'gsi1', partition: 'STATUS#{status}', sort: '{placedAt}' },
    byRegion: { on: 'gsi2', partition: 'REGION#{region}#{city}', sort: '{placedAt}' },
    byNote: { on: 'gsi3', partition: 'NOTE#{note}' },
    byRoom: { on: 'gsi5', partition: 'ROOM#{shelf}#{room}' },
    byPoints: { on: 'gsi6', partition: 'POINTS#{points}', sort: '{placedAt}' },
    byPlace: { on: 'gsi4', partition: ['{country}', '{zone}'], sort: ['{rank}', '{placedAt}#{orderId}'] },
    byTotal: { on: 'lsi1', sort: '{total}' },
  },
})

/** Every kind of attribute. */
export const thing = defineEntity(table, 'thing', {
  attributes: {
    id: string(),
    count: integer().default(0),
    big: bigint().optional(),
    price: decimal().optional(),
    done: boolean().optional(),
    bytes: binary().optional(),
    numbers: numberSet().optional(),
    blobs: binarySet().optional(),
    names: list(string()).optional(),
    address: map({ street: string(), zip: string().optional(), size: number().optional() }).optional(),
    scores: record(number()).optional(),
    anything: any().optional(),
    gone: string().nullable().optional(),
    parts: list(
      map({
        name: string(),
        colour: string().nullable().default(null),
        rank: integer().nullable().default(0),
      }).nullable(),
    ).optional(),
    gift: string().nullable().optional(),
    card: string().nullable().optional(),
  },
  key: { partition: 'THING#{id}', sort: 'THING' },
  indexes: { byGift: { on: 'gsi1', partition: 'GIFT#{gift}', sort: '{card}' } },
})

/** A tenant's own. */
export const doc = defineEntity(table, 'doc', {
  attributes: { orgId: string(), docId: string(), title: string(), kind: oneOf('text', 'sheet') },
  key: { partition: 'ORG#{orgId}', sort: 'DOC#{docId}' },
  indexes: {
    byKind: { on: 'gsi1', partition: 'ORG#{orgId}#{kind}', sort: '{docId}' },
    byTitle: { on: 'gsi2', partition: 'TITLE#{title}', sort: '{docId}' },
  },
  tenant: 'orgId',
})

export const shop = defineDesign({
  table,
  entities: { customer, order, thing, doc },
  accessPatterns: {
    orderByKey: get(order),
    docByKey: get(doc),
    ordersOfCustomer: query(order),
    ordersByStatus: query(order.byStatus),
    ordersByRegion: query(order.byRegion),
    ordersByNote: query(order.byNote),
    ordersByPlace: query(order.byPlace),
    ordersByTotal: query(order.byTotal),
    customerWithOrders: query(customer, order),
    docs: query(doc),
    docsByKind: query(doc.byKind),
    docsByTitle: query(doc.byTitle),
    allOrders: scan(order),
    everything: scan(customer, order),
    thingsByGift: query(thing.byGift),
  },
})
