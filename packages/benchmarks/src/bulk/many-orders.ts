import type { Order } from '../orders/order.js'
import { sampleOrders } from '../orders/sample-orders.js'

/** Orders of a customer. */
const PER_CUSTOMER = 100

/** So many different orders, made when they are asked for. */
export function* manyOrders(count: number): Generator<Order, void> {
  for (let i = 0; i < count; i++) {
    const sample = sampleOrders[i % sampleOrders.length] as Order
    yield { ...sample, customerId: `c-${Math.floor(i / PER_CUSTOMER)}`, orderId: `o-${i}` }
  }
}
