import { expectTypeOf } from 'vitest'
import type { Client, Operation } from '../index.js'
import type { before, design2 } from '../testing/versions/customers.js'

declare const db: Client<(typeof design2)['~types']>
declare const plain: Client<(typeof before)['~types']>

const c1 = { customerId: 'c1' }

interface Customer {
  customerId: string
  firstName: string
  lastName: string
  town?: string | undefined
  visits: number
  expiresAt?: Date | undefined
}

expectTypeOf(db.customer.upgrade(c1)).toEqualTypeOf<Operation<Customer | undefined, never>>()

// @ts-expect-error: without a schemaVersion there is nothing to upgrade
plain.customer.upgrade(c1)

// @ts-expect-error: an upgrade needs the whole key
db.customer.upgrade({})

db.batch.write((b) => [b.customer.delete(c1)])
plain.batch.write((b) => [b.customer.put({ customerId: 'c1', name: 'Ada' })])
// @ts-expect-error: a batch has no conditions, and could replace what is newer
db.batch.write((b) => [b.customer.put({ customerId: 'c1', firstName: 'Ada', lastName: 'King' })])
