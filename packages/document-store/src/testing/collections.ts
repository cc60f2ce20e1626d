import { defineCollection } from '../collection/collection.js'
import { fieldsSchema } from './fields-schema.js'

/** An order of the contract. */
export interface ContractOrder {
  readonly customerId: string
  readonly orderId: string
  readonly status: string
  readonly placedAt: string
  readonly total?: number | undefined
  readonly note?: string | undefined
  readonly details?: unknown
}

const order = defineCollection({
  schema: fieldsSchema<ContractOrder>({
    customerId: 'string',
    orderId: 'string',
    status: 'string',
    placedAt: 'string',
    total: 'number?',
    note: 'string?',
    details: 'any?',
  }),
  id: 'customerId',
  sort: 'orderId',
  indexes: {
    byStatus: { partition: 'status', sort: 'placedAt' },
    byTotal: { partition: 'status', sort: { field: 'total', type: 'number' } },
    byNote: { partition: 'note' },
  },
})

const customer = defineCollection({
  schema: fieldsSchema<{ readonly customerId: string; readonly name: string }>({
    customerId: 'string',
    name: 'string',
  }),
  id: 'customerId',
})

const session = defineCollection({
  schema: fieldsSchema<{ readonly sessionId: string; readonly endsAt?: string | undefined }>({
    sessionId: 'string',
    endsAt: 'string?',
  }),
  id: 'sessionId',
  expires: 'endsAt',
})

/** What a store has to be opened with, to be tested. */
export const contractCollections = { order, customer, session }
export type ContractCollections = typeof contractCollections
