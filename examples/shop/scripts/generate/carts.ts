import type { Product } from '../../src/design.js'
import type { GeneratedOrder } from './orders.js'
import type { Random } from './random.js'

const CARTS = 40

export interface CartLine {
  readonly customerId: string
  readonly sku: string
  readonly quantity: number
}

/** What the customers of the latest orders have in their carts. When a cart expires is counted from the day it is loaded. */
export function generateCartLines(
  random: Random,
  orders: readonly GeneratedOrder[],
  products: readonly Product[],
): CartLine[] {
  const customers = new Set(orders.toReversed().map(({ customerId }) => customerId))
  return [...customers].slice(0, CARTS).flatMap((customerId) => {
    const chosen = random.shuffled(products).slice(0, random.integer(1, 4))
    return chosen.map(({ sku }) => ({ customerId, sku, quantity: random.integer(1, 3) }))
  })
}
