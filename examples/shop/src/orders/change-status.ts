import type { Order, OrderStatus } from '../design.js'
import { Problem } from '../problems/problem.js'
import type { ShopClient } from '../shop-client.js'
import type { orderKey } from './order-key.js'

/** The statuses that may follow one. */
const following: { readonly [S in OrderStatus]: readonly OrderStatus[] } = {
  placed: ['paid', 'cancelled'],
  paid: ['shipped', 'cancelled'],
  shipped: ['delivered'],
  delivered: [],
  cancelled: [],
}

/**
 * Gives an order another status; its place in the status index moves with it. Cancelling puts the products back, in the
 * same transaction and only once. A request that is sent again changes nothing.
 */
export async function changeStatus(
  db: ShopClient,
  key: ReturnType<typeof orderKey>,
  status: OrderStatus,
): Promise<Order> {
  const order = await db.order.getOrFail(key, { consistent: true })
  if (order.status === status) return order
  checkPossible(order.status, status)
  const returned = status === 'cancelled' ? order.lines : []
  await db.transact((tx) => [
    tx.order.update(key, { set: { status }, if: (o) => o.status.eq(order.status) }),
    ...returned.map(({ sku, quantity }) => tx.product.update({ sku }, { add: { stock: quantity } })),
  ])
  return { ...order, status }
}

function checkPossible(from: OrderStatus, to: OrderStatus): void {
  const possible = following[from]
  if (possible.includes(to)) return
  throw new Problem('status-refused', `An order that is ${from} cannot become ${to}.`, { possible })
}
