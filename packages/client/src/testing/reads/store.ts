import {
  any,
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
} from '@keyprint/key-design'

const table = defineTable('store', {
  partitionKey: 'pk',
  sortKey: 'sk',
  indexes: {
    lsi1: { type: 'local', sortKey: { name: 'total', type: 'number' } },
    lsi2: { type: 'local', sortKey: 'lsi2sk', projection: 'keys-only' },
    gsi1: { partitionKey: 'gsi1pk', sortKey: 'gsi1sk' },
    gsi2: { partitionKey: 'gsi2pk', sortKey: 'gsi2sk', projection: 'keys-only' },
    gsi3: { partitionKey: 'gsi3pk', sortKey: { name: 'total', type: 'number' }, projection: ['note', 'st'] },
    gsi4: {
      partitionKey: ['country', 'region', 'city', 'district'],
      sortKey: [{ name: 'year', type: 'number' }, { name: 'month', type: 'number' }, 'gsi4sk', 'orderId'],
    },
    gsi5: { partitionKey: { name: 'digest', type: 'binary' } },
  },
  timeToLive: 'expiresAt',
})

/** One for each customer, at a fixed sort key. */
export const customer = defineEntity(table, 'customer', {
  attributes: { customerId: string(), name: string(), vip: boolean().optional(), orgId: string().optional() },
  key: { partition: 'CUSTOMER#{customerId}', sort: 'PROFILE' },
  indexes: { byOrg: { on: 'gsi1', partition: 'ORG#{orgId}', sort: 'MEMBER' } },
})

/** Has every kind of index. */
export const order = defineEntity(table, 'order', {
  attributes: {
    customerId: string(),
    placedAt: timestamp(),
    orderId: string(),
    status: oneOf('placed', 'paid', 'shipped').storedAs('st'),
    total: number(),
    note: string().optional(),
    flag: string().optional(),
    bulk: string().optional(),
    priority: integer().optional(),
    country: string().optional(),
    region: string().optional(),
    city: string().optional(),
    district: string().optional(),
    year: integer().optional(),
    month: integer().optional(),
    digest: binary().optional(),
    expiresAt: timeToLive().optional(),
  },
  key: { partition: 'CUSTOMER#{customerId}', sort: 'ORDER#{placedAt}#{orderId}' },
  indexes: {
    byTotal: { on: 'lsi1', sort: '{total}' },
    byPriority: { on: 'lsi2', sort: 'P#{priority}#{placedAt}' },
    byStatus: { on: 'gsi1', partition: 'STATUS#{status}', sort: '{placedAt}#{orderId}' },
    flagged: { on: 'gsi2', partition: 'FLAG#{flag}', sort: '{priority}' },
    byDay: { on: 'gsi3', partition: 'NOTED#{note}', sort: '{total}' },
    byPlace: {
      on: 'gsi4',
      partition: ['{country}', '{region}', '{city}', '{district}'],
      sort: ['{year}', '{month}', 'D#{placedAt}', '{orderId}'],
    },
    byDigest: { on: 'gsi5', partition: '{digest}' },
  },
})

/** Stands between the orders: its sort key begins like theirs. */
export const remark = defineEntity(table, 'remark', {
  attributes: {
    customerId: string(),
    placedAt: timestamp(),
    orderId: string(),
    remarkId: string(),
    text: string(),
  },
  key: { partition: 'CUSTOMER#{customerId}', sort: 'ORDER#{placedAt}#{orderId}#REMARK#{remarkId}' },
})

/** Shares an index with customers, which all have one sort key there. */
export const org = defineEntity(table, 'org', {
  attributes: { orgId: string(), title: string(), plan: string().default('basic') },
  key: { partition: 'ORG#{orgId}', sort: 'ORG' },
  indexes: { self: { on: 'gsi1', partition: 'ORG#{orgId}', sort: 'ORG' } },
})

/** Every kind of attribute, under names that are reserved, odd, or those of methods. */
export const thing = defineEntity(table, 'thing', {
  attributes: {
    box: string(),
    id: integer({ digits: 6 }),
    text: string().optional(),
    count: number().optional(),
    price: decimal().optional(),
    whole: integer().optional(),
    at: timestamp().optional(),
    // biome-ignore lint/suspicious/noThenProperty: an odd name on purpose.
    then: timestamp({ format: 'epoch-milliseconds' }).optional(),
    kind: oneOf('alpha', 'beta', 'gamma').optional(),
    done: boolean().optional(),
    bytes: binary().optional(),
    tags: stringSet().optional(),
    numbers: numberSet().optional(),
    blobs: binarySet().optional(),
    list: list(number()).optional(),
    lines: list(map({ sku: string(), quantity: integer(), 'in stock': boolean().optional() })).optional(),
    address: map({
      city: string(),
      size: number().optional(),
      contains: string().optional(),
      at: string().optional(),
      zip: string().storedAs('postal code').optional(),
      geo: map({ latitude: number() }).optional(),
    }).optional(),
    scores: record(number()).optional(),
    maybe: string().nullable().optional(),
    anything: any().optional(),
    status: string().storedAs('select').optional(),
    'a.b-c #1': string().optional(),
    size: number().optional(),
    constructor: string().optional(),
  },
  key: { partition: 'BOX#{box}', sort: 'THING#{id}' },
})

export const store = defineDesign({
  table,
  entities: { customer, order, remark, org, thing },
  accessPatterns: {
    orderByKey: get(order),
    ordersOfCustomer: query(order),
    remarksOfCustomer: query(remark),
    ordersByTotal: query(order.byTotal),
    ordersByPriority: query(order.byPriority),
    ordersByStatus: query(order.byStatus),
    flaggedOrders: query(order.flagged),
    notedOrders: query(order.byDay),
    ordersByPlace: query(order.byPlace),
    ordersByDigest: query(order.byDigest),
    customerWithOrders: query(customer, order),
    ordersAndRemarks: query(order, remark),
    orgWithMembers: query(org.self, customer.byOrg),
    orgs: query(org),
    things: query(thing),
    allOrders: scan(order),
    allOfCustomers: scan(customer, order),
    allFlagged: scan(order.flagged),
  },
})
