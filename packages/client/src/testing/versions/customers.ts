import {
  defineDesign,
  defineEntity,
  defineTable,
  integer,
  oneOf,
  query,
  scan,
  string,
  timeToLive,
  upcast,
} from '@keyprint/key-design'

/** One table, and the designs of clients that were written one after the other. */
const table = defineTable('customers', {
  partitionKey: 'pk',
  sortKey: 'sk',
  indexes: { gsi1: { partitionKey: 'gsi1pk', sortKey: 'gsi1sk' }, gsi2: { partitionKey: 'gsi2pk' } },
  timeToLive: 'expiresAt',
  stream: 'new-and-old-images',
})

const key = { partition: 'CUSTOMER#{customerId}', sort: 'PROFILE' } as const

const first = {
  customerId: string(),
  name: string(),
  city: string().optional(),
  visits: integer().default(0),
  expiresAt: timeToLive().optional(),
}
const firstIndexes = {
  byName: { on: 'gsi1', partition: 'NAME#{name}', sort: '{customerId}' },
  byCity: { on: 'gsi2', partition: 'CITY#{city}' },
} as const

/** Before there were versions. */
const customerBefore = defineEntity(table, 'customer', { attributes: first, key, indexes: firstIndexes })
export const before = defineDesign({
  table,
  entities: { customer: customerBefore },
  accessPatterns: { byName: query(customerBefore.byName) },
})

/** The same, of version 1. */
const customer1 = defineEntity(table, 'customer', {
  attributes: first,
  key,
  indexes: firstIndexes,
  schemaVersion: 1,
})
export const design1 = defineDesign({
  table,
  entities: { customer: customer1 },
  accessPatterns: { byName: query(customer1.byName), all: scan(customer1) },
})

const { name: _, city: _city, ...others } = first
const second = { ...others, firstName: string(), lastName: string(), town: string().optional() }

/** `name` in two, the index with it, and `city` under another name. */
export const nameInTwo = upcast({ name: string(), city: string().optional() }, ({ name, city }) => {
  const [firstName = '', lastName = firstName] = name.split(' ')
  if (name === 'nobody') throw new Error('has no name')
  return { firstName, lastName, town: city }
})
const secondIndexes = {
  byName: { on: 'gsi1', partition: 'LAST#{lastName}', sort: '{firstName}' },
} as const

const customer2 = defineEntity(table, 'customer', {
  attributes: second,
  key,
  indexes: secondIndexes,
  schemaVersion: 2,
  upcasters: { 1: nameInTwo },
})
export const design2 = defineDesign({
  table,
  entities: { customer: customer2 },
  accessPatterns: { byName: query(customer2.byName), all: scan(customer2) },
})

/** A new attribute, which those of version 2 need not know. */
const customer3 = defineEntity(table, 'customer', {
  attributes: { ...second, tier: oneOf('free', 'plus').default('free'), rank: integer() },
  key,
  indexes: secondIndexes,
  schemaVersion: 3,
  compatibleWith: 2,
  upcasters: {
    1: nameInTwo,
    2: upcast({ visits: integer().default(0) }, ({ visits }) => ({ rank: visits * 2 })),
  },
})
export const design3 = defineDesign({
  table,
  entities: { customer: customer3 },
  accessPatterns: { byName: query(customer3.byName), all: scan(customer3) },
})
