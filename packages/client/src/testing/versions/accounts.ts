import { defineDesign, defineEntity, defineTable, query, string, upcast } from '@keyprint/key-design'

const table = defineTable('accounts', { partitionKey: 'pk', sortKey: 'sk', schemaVersionMarker: 'v' })
const shared = {
  key: { partition: 'ORG#{orgId}', sort: 'ACCOUNT#{accountId}' },
  tenant: 'orgId',
  version: true,
} as const
const ids = { orgId: string(), accountId: string() }

/** Each email once in an organisation. */
const account1 = defineEntity(table, 'account', {
  ...shared,
  attributes: { ...ids, email: string() },
  unique: ['email'],
  schemaVersion: 1,
})
export const accounts1 = defineDesign({ table, entities: { account: account1 } })

const renamed = upcast({ email: string() }, ({ email }) => ({ mail: email }), { unique: ['email'] })
const unique = [{ attributes: 'mail', guardedAs: 'email' }] as const
const attributes = { ...ids, mail: string() }

/** The attribute has another name, and its guards the same keys. */
const account2 = defineEntity(table, 'account', {
  ...shared,
  attributes,
  unique,
  schemaVersion: 2,
  upcasters: { 1: renamed },
})
export const accounts2 = defineDesign({
  table,
  entities: { account: account2 },
  accessPatterns: { accounts: query(account2) },
})

/** Its values are written otherwise, and so are the guards. */
const account3 = defineEntity(table, 'account', {
  ...shared,
  attributes,
  unique,
  schemaVersion: 3,
  upcasters: { 1: renamed, 2: upcast({ mail: string() }, ({ mail }) => ({ mail: mail.toLowerCase() })) },
})
export const accounts3 = defineDesign({ table, entities: { account: account3 } })
