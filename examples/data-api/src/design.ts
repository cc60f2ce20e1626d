import {
  defineDesign,
  defineEntity,
  defineTable,
  get,
  integer,
  oneOf,
  query,
  string,
  timestamp,
  timeToLive,
} from '@keyprint/key-design'

const table = defineTable('data-api', {
  partitionKey: 'pk',
  sortKey: 'sk',
  timeToLive: 'ttl',
  stream: 'keys-only',
})

/**
 * An item of a tenant, as policies see it: whatever its attributes are, its partition key begins with the tenant's prefix.
 * Such items hold anything at their top level and have keys that nobody escapes, so `src/rows` reads and writes them as
 * they are stored.
 */
const row = defineEntity(table, 'row', {
  attributes: { tenantId: string(), path: string(), name: string() },
  key: { partition: 'deploy#{tenantId}#{path}', sort: '{name}' },
  tenant: 'tenantId',
})

/** Whether a tenant is there. It is never deleted: an id that was removed is not given again. */
const tenant = defineEntity(table, 'tenant', {
  attributes: {
    tenantId: string(),
    status: oneOf('active', 'removing', 'removed'),
    provisionedAt: timestamp().setOnCreate(),
    buriedAt: timestamp().optional(),
  },
  key: { partition: 'TENANT#{tenantId}', sort: 'TENANT' },
  tenant: 'tenantId',
})

/** Where an item of a tenant is, so that its items can be listed without reading those of others. */
const place = defineEntity(table, 'place', {
  attributes: { tenantId: string(), label: string(), itemPk: string(), itemSk: string() },
  key: { partition: 'PLACE#{tenantId}#{shard(4)}', sort: '{label}' },
  tenant: 'tenantId',
})

/** How much of its allowance a tenant has taken in a window of time. */
const usage = defineEntity(table, 'usage', {
  attributes: { tenantId: string(), window: string(), count: integer(), ttl: timeToLive() },
  key: { partition: 'USAGE#{tenantId}', sort: '{window}' },
  tenant: 'tenantId',
})

export const dataApi = defineDesign({
  table,
  entities: { row, tenant, place, usage },
  accessPatterns: {
    tenantById: get(tenant),
    places: query(place, { description: 'Where the items of a tenant are.' }),
    rowsAt: query(row, { description: 'Items of a tenant with one partition key.' }),
  },
})
