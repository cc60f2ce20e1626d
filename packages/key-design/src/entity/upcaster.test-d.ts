import { expectTypeOf } from 'vitest'
import {
  defineEntity,
  defineTable,
  type Item,
  integer,
  list,
  number,
  oneOf,
  string,
  upcast,
} from '../index.js'

const table = defineTable('shop', { partitionKey: 'pk', sortKey: 'sk' })
const key = { partition: 'CUSTOMER#{customerId}', sort: 'PROFILE' } as const
const attributes = {
  customerId: string(),
  firstName: string(),
  lastName: string(),
  age: integer().optional(),
  tier: oneOf('free', 'plus'),
  tags: list(string()),
  credit: integer().default(0),
}

const customer = defineEntity(table, 'customer', {
  attributes,
  key,
  version: true,
  schemaVersion: 3,
  compatibleWith: 2,
  upcasters: {
    1: upcast({ name: string(), age: string().optional() }, ({ name, age }) => {
      expectTypeOf(name).toEqualTypeOf<string>()
      expectTypeOf(age).toEqualTypeOf<string | undefined>()
      return { fullName: name, age: age === undefined ? undefined : Number(age), tags: ['old'] }
    }),
    2: upcast({ fullName: string() }, ({ fullName }) => {
      const [firstName = '', lastName = ''] = fullName.split(' ')
      return { firstName, lastName, tier: 'free', version: 1 }
    }),
  },
})

// The item is that of the current version.
expectTypeOf<Item<typeof customer>['firstName']>().toEqualTypeOf<string>()
expectTypeOf<keyof Item<typeof customer> & 'fullName'>().toEqualTypeOf<never>()

// A version without older ones, and one without any.
defineEntity(table, 'customer', { attributes, key, schemaVersion: 1 })
const plain = defineEntity(table, 'customer', { attributes, key })
expectTypeOf<(typeof plain)['~types']['schemaVersion']>().toEqualTypeOf<never>()

// What was unique keeps its guards under another name.
defineEntity(table, 'customer', {
  attributes,
  key,
  unique: [{ attributes: 'firstName', guardedAs: 'name' }, ['firstName', 'lastName']],
  schemaVersion: 2,
  upcasters: {
    1: upcast({ name: string() }, ({ name }) => ({ firstName: name }), { unique: ['name'] }),
  },
})

defineEntity(table, 'customer', {
  attributes,
  key,
  // @ts-expect-error 'nam' is no attribute
  unique: [{ attributes: 'nam', guardedAs: 'name' }],
})

// @ts-expect-error 'nam' is no attribute of the older version
upcast({ name: string() }, ({ name }) => ({ firstName: name }), { unique: ['nam'] })

defineEntity(table, 'customer', {
  attributes,
  key,
  schemaVersion: 3,
  // @ts-expect-error version 2 has no upcaster
  upcasters: { 1: upcast({}, () => ({ firstName: '' })) },
})

defineEntity(table, 'customer', {
  attributes,
  key,
  schemaVersion: 2,
  upcasters: {
    1: upcast({}, () => ({})),
    // @ts-expect-error version 2 is not below 2
    2: upcast({}, () => ({})),
  },
})

defineEntity(table, 'customer', {
  attributes,
  key,
  schemaVersion: 3,
  upcasters: {
    // @ts-expect-error 'middleName' is not an attribute of version 2
    1: upcast({ name: string() }, ({ name }) => ({ middleName: name })),
    2: upcast({}, () => ({})),
  },
})

defineEntity(table, 'customer', {
  attributes,
  key,
  schemaVersion: 3,
  upcasters: {
    // @ts-expect-error 'firstName' comes with version 3, version 2 has none
    1: upcast({ name: string() }, ({ name }) => ({ firstName: name })),
    2: upcast({ fullName: string() }, ({ fullName }) => ({ firstName: fullName })),
  },
})

defineEntity(table, 'customer', {
  attributes,
  key,
  schemaVersion: 2,
  upcasters: {
    // @ts-expect-error credit is a number
    1: upcast({}, () => ({ credit: 'much' })),
  },
})

defineEntity(table, 'customer', {
  attributes,
  key,
  schemaVersion: 2,
  upcasters: {
    // @ts-expect-error 'gold' is no tier
    1: upcast({}, () => ({ tier: 'gold' })),
  },
})

defineEntity(table, 'customer', {
  attributes,
  key,
  schemaVersion: 2,
  upcasters: {
    // @ts-expect-error credit was text, and is a number
    1: upcast({ credit: string() }, () => ({})),
  },
})

defineEntity(table, 'customer', {
  attributes,
  key,
  schemaVersion: 2,
  upcasters: {
    // @ts-expect-error lastName could be missing, and is needed
    1: upcast({ lastName: string().optional() }, () => ({})),
  },
})

// What is only read goes over as it is.
defineEntity(table, 'customer', {
  attributes,
  key,
  schemaVersion: 2,
  upcasters: { 1: upcast({ credit: number(), tier: oneOf('free') }, ({ credit }) => ({ age: credit })) },
})
