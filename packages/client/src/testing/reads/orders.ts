import type { NewItem } from '@keyprint/key-design'
import type { order } from './store.js'

type NewOrder = NewItem<typeof order>

/** The n-th day of 2026, at midnight. */
export const day = (n: number): Date => new Date(Date.UTC(2026, 0, n))

/** An order, in which only what matters to a test is said. */
export function anOrder(orderId: string, said: Partial<NewOrder> = {}): NewOrder {
  return { customerId: 'c1', orderId, placedAt: day(1), status: 'placed', total: 10, ...said }
}
