import type { OrderStatus } from '../collections/order.js'

const NEXT: Readonly<Record<OrderStatus, readonly OrderStatus[]>> = {
  placed: ['paid', 'cancelled'],
  paid: ['shipped', 'cancelled'],
  shipped: [],
  cancelled: [],
}

/** Whether an order with one status can get another. */
export function mayFollow(current: OrderStatus | undefined, next: OrderStatus): boolean {
  return current !== undefined && NEXT[current].includes(next)
}
