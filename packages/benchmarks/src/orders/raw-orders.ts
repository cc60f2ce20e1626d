import type { Order, OrderKey } from './order.js'

/** What a service without a library writes by hand: keys as template strings, dates as ISO text. */
export const rawKey = ({ customerId, orderId }: OrderKey) => ({
  pk: `CUSTOMER#${customerId}`,
  sk: `ORDER#${orderId}`,
})

/** The item as it is stored. */
export function toRawItem(order: Order) {
  const placedAt = order.placedAt.toISOString()
  const shipBy = order.shipBy.toISOString()
  return {
    pk: `CUSTOMER#${order.customerId}`,
    sk: `ORDER#${order.orderId}`,
    gsi1pk: `STATUS#${order.status}`,
    gsi1sk: placedAt,
    gsi2pk: `WAREHOUSE#${order.warehouse}`,
    gsi2sk: shipBy,
    ...order,
    placedAt,
    shipBy,
  }
}

/** The order of a stored item, without its keys. */
export function fromRawItem(stored: Record<string, unknown>): Order {
  const { pk: _pk, sk: _sk, gsi1pk: _1p, gsi1sk: _1s, gsi2pk: _2p, gsi2sk: _2s, ...order } = stored
  order.placedAt = new Date(order.placedAt as string)
  order.shipBy = new Date(order.shipBy as string)
  return order as unknown as Order
}
