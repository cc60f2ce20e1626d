import {
  defineDesign,
  defineEntity,
  defineTable,
  get,
  integer,
  number,
  oneOf,
  query,
  scan,
  string,
  timeToLive,
} from '@keyprint/key-design'

export const tableArn = 'arn:aws:dynamodb:eu-central-1:111122223333:table/dev-shop'

const shopTable = defineTable('shop', {
  partitionKey: 'pk',
  sortKey: 'sk',
  indexes: {
    gsi1: { partitionKey: 'gsi1pk', sortKey: 'gsi1sk' },
    gsi2: { partitionKey: 'gsi2pk' },
  },
})

const customer = defineEntity(shopTable, 'customer', {
  attributes: { customerId: string(), email: string(), tier: oneOf('free', 'plus').default('free') },
  key: { partition: 'CUSTOMER#{customerId}', sort: 'PROFILE' },
  unique: ['email'],
  version: true,
})

const order = defineEntity(shopTable, 'order', {
  attributes: { customerId: string(), orderId: string(), status: string(), total: number().optional() },
  key: { partition: 'CUSTOMER#{customerId}', sort: 'ORDER#{orderId}' },
  indexes: {
    byStatus: { on: 'gsi1', partition: 'STATUS#{status}', sort: '{orderId}' },
    byOrder: { on: 'gsi2', partition: 'ORDER#{orderId}' },
  },
})

/** No tenants, no stream. */
export const shop = defineDesign({
  table: shopTable,
  entities: { customer, order },
  accessPatterns: {
    oneOrder: get(order),
    ordersOfCustomer: query(order),
    customerWithOrders: query(customer, order),
    ordersByStatus: query(order.byStatus),
    orderById: query(order.byOrder),
    allOrders: scan(order),
    allByStatus: scan(order.byStatus),
  },
})

const saasTable = defineTable('saas', {
  partitionKey: 'pk',
  sortKey: 'sk',
  indexes: {
    gsi1: { partitionKey: 'gsi1pk', sortKey: 'gsi1sk' },
    places: { partitionKey: ['org', 'city'] },
    counts: { partitionKey: { name: 'count', type: 'number' } },
    own: { partitionKey: 'org' },
    lsi1: { type: 'local', sortKey: 'lsi1sk' },
  },
  timeToLive: 'expiresAt',
  stream: 'new-image',
})

const user = defineEntity(saasTable, 'user', {
  attributes: {
    org: string(),
    userId: string(),
    email: string().storedAs('mail'),
    nick: string().optional(),
    expiresAt: timeToLive().optional(),
  },
  key: { partition: 'ORG#{org}', sort: 'USER#{userId}' },
  unique: ['email'],
  tenant: 'org',
})

const task = defineEntity(saasTable, 'task', {
  attributes: {
    org: string(),
    taskId: string(),
    title: string(),
    city: string().optional(),
    count: integer().optional(),
    done: string().optional(),
  },
  key: { partition: 'ORG#{org}#TASK#{taskId}', sort: 'TASK' },
  indexes: {
    byTitle: { on: 'gsi1', partition: 'ORG#{org}#T{title}', sort: '{taskId}' },
    byCity: { on: 'places', partition: ['{org}', '{city}'] },
    byCount: { on: 'counts', partition: '{count}' },
    byOrg: { on: 'own', partition: '{org}' },
    byDone: { on: 'lsi1', sort: '{done}' },
  },
  tenant: 'org',
  timestamps: true,
})

const plan = defineEntity(saasTable, 'plan', {
  attributes: { planId: string(), org: string() },
  key: { partition: 'PLAN#{planId}#ORG#{org}', sort: 'PLAN' },
})

/** Tenants in most keys, and a stream. */
export const saas = defineDesign({
  table: saasTable,
  entities: { user, task, plan },
  accessPatterns: {
    users: query(user),
    tasksByTitle: query(task.byTitle),
    tasksByCity: query(task.byCity),
    tasksByCount: query(task.byCount),
    tasksOfOrg: query(task.byOrg),
    tasksByDone: query(task.byDone),
    allUsers: scan(user),
  },
})
