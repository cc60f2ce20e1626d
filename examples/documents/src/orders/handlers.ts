import { defineCommand, defineQuery } from '@keyprint/document-store'
import { z } from 'zod'
import { customer } from '../collections/customer.js'
import { line, order, orderStatuses } from '../collections/order.js'
import { mayFollow } from './status.js'

const id = z.string().min(1).max(64)
const orderKey = z.object({ customerId: id, orderId: id })
const paging = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().min(1).optional(),
})

/** As `placedAt` is stored: times sort as texts when all of them have their milliseconds. */
const moment = z.iso.datetime().transform((text) => new Date(text).toISOString())

/** Places an order and counts it, or neither. The caller names the order, so that one sent twice is one. */
export const placeOrder = defineCommand({
  collections: { customer, order },
  input: orderKey.extend({ lines: z.array(line).min(1).max(50) }),
  roles: ['clerk', 'admin'],
  run: async ({ input: { lines, ...key }, store }) => {
    const totalInCents = lines.reduce((sum, { quantity, priceInCents }) => sum + quantity * priceInCents, 0)
    const placed = {
      ...key,
      lines,
      totalInCents,
      status: 'placed' as const,
      placedAt: new Date().toISOString(),
    }
    await store.transact((tx) => [
      tx.insert('order', placed),
      tx.patch('customer', { customerId: key.customerId }, ({ orderCount }) => ({
        orderCount: orderCount + 1,
      })),
    ])
    return placed
  },
})

/** The next status of an order; the rule holds at the moment of the write, however many write. */
export const changeStatus = defineCommand({
  collections: { order },
  input: orderKey.extend({ status: z.enum(orderStatuses) }),
  roles: ['clerk', 'admin'],
  run: ({ input: { status, ...key }, store }) =>
    store.patch('order', key, { status }, { if: (current) => mayFollow(current?.document.status, status) }),
})

/** Only for those who may, and only what was made by themselves or is cancelled. */
export const deleteOrder = defineCommand({
  collections: { order },
  input: orderKey,
  roles: ['admin'],
  run: ({ input, store }) =>
    store.delete('order', input, {
      if: (current, { user }) =>
        current === undefined || current.document.status === 'cancelled' || current.audit.createdBy === user,
    }),
})

export const orderByKey = defineQuery({
  collections: { order },
  input: orderKey,
  run: ({ input, store }) => store.get('order', input),
})

export const ordersOfCustomer = defineQuery({
  collections: { order },
  input: paging.extend({ customerId: id }),
  run: ({ input: { customerId, ...page }, store }) => store.list('order', { id: customerId, ...page }),
})

export const ordersByStatus = defineQuery({
  collections: { order },
  input: paging.extend({
    status: z.enum(orderStatuses),
    from: moment.optional(),
    to: moment.optional(),
  }),
  run: ({ input: { status, ...options }, store }) => store.query('order', 'byStatus', { status }, options),
})
