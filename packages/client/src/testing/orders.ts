import type { NewItem } from '@keyprint/key-design'
import type { order } from './shop.js'

type NewOrder = NewItem<typeof order>

/** When an order was placed, where it does not matter. */
export const placedAt = new Date('2026-11-21T09:00:00.000Z')

/** An order, of which only what matters for a test need be given. */
export function newOrder(orderId: string, given: Partial<NewOrder> = {}): NewOrder {
  return { customerId: 'c1', orderId, status: 'placed', placedAt, total: 10, ...given }
}

/** The key of such an order. */
export const orderKey = (orderId: string) => ({ customerId: 'c1', orderId })
