import { defineCommand, defineQuery } from '@keyprint/document-store'
import { z } from 'zod'
import { customer } from '../collections/customer.js'

const collections = { customer }
const id = z.string().min(1).max(64)
const name = z.string().trim().min(1).max(100)

export const customerById = defineQuery({
  collections,
  input: z.object({ customerId: id }),
  run: ({ input, store }) => store.get('customer', input),
})

export const createCustomer = defineCommand({
  collections,
  input: z.strictObject({ customerId: id, name, tier: z.enum(['free', 'plus']).optional() }),
  roles: ['clerk', 'admin'],
  run: ({ input: { tier = 'free', ...rest }, store }) => store.insert('customer', { ...rest, tier }),
})

export const renameCustomer = defineCommand({
  collections,
  input: z.strictObject({ customerId: id, name, ifVersion: z.int() }),
  roles: ['clerk', 'admin'],
  run: ({ input: { customerId, name, ifVersion }, store }) =>
    store.patch('customer', { customerId }, { name }, { ifVersion }),
})
