import { cards } from '../payments/provider.js'
import type { PlacedOrder } from '../saga/order-saga.js'
import type { Random } from './random.js'

/** What there is to sell, and how much of it at the beginning. There is never enough of the last one. */
export const products = [
  { sku: 'TEA', priceInCents: 490, stock: 10_000 },
  { sku: 'POT', priceInCents: 3_900, stock: 10_000 },
  { sku: 'CUP', priceInCents: 1_250, stock: 10_000 },
  { sku: 'LAST-OF-ITS-KIND', priceInCents: 99_000, stock: 3 },
] as const

/** How often each card comes, of 100 orders. */
const SHARES = [
  [cards.good, 70],
  [cards.lossy, 14],
  [cards.declined, 10],
  [cards.silent, 6],
] as const

/** The orders that some customers place, one after the other. */
export function* randomOrders(random: Random): Generator<PlacedOrder, never> {
  for (let number = 1; ; number++) {
    const wanted = products.filter(({ stock }) => random() < (stock > 100 ? 0.5 : 0.12))
    const ordered = wanted.length === 0 ? [products[0]] : wanted
    const lines = ordered.map(({ sku, priceInCents }) => ({
      sku,
      priceInCents,
      quantity: 1 + Math.floor(random() * 2),
    }))
    yield {
      orderId: `order-${String(number).padStart(4, '0')}`,
      card: cardAt(random() * 100),
      lines: lines.map(({ sku, quantity }) => ({ sku, quantity })),
      totalInCents: lines.reduce((sum, { priceInCents, quantity }) => sum + priceInCents * quantity, 0),
    }
  }
}

function cardAt(percent: number): string {
  let upTo = 0
  for (const [card, share] of SHARES) {
    upTo += share
    if (percent < upTo) return card
  }
  return cards.good
}
