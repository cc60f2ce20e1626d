import type { Order, OrderKey } from '../../orders/order.js'

/** Orders in the order of their keys, for libraries that give them as DynamoDB does. */
export function inOrder(keys: readonly OrderKey[], orders: readonly Order[]): readonly (Order | undefined)[] {
  const found = new Map(orders.map((order) => [textOf(order), order]))
  return keys.map((key) => found.get(textOf(key)))
}

const textOf = ({ customerId, orderId }: OrderKey): string => `${customerId} ${orderId}`
