import type { Product } from '../../src/design.js'
import { assortment, type Range } from './assortment.js'
import type { Random } from './random.js'

/** 200 products; some are sold out. */
export function generateProducts(random: Random): Product[] {
  return Object.entries(assortment).flatMap(([category, range]) =>
    names(range).map(
      ([name, priceInCents], i): Product => ({
        sku: `${range.prefix}-${String(i + 1).padStart(3, '0')}`,
        name,
        category: category as Product['category'],
        priceInCents,
        stock: random.weighted([
          [0, 4],
          [random.integer(1, 9), 10],
          [random.integer(10, 120), 70],
          [random.integer(121, 400), 16],
        ]),
      }),
    ),
  )
}

function names({ things, variants }: Range): readonly (readonly [name: string, priceInCents: number])[] {
  return things.flatMap(([thing, price]) =>
    variants.map(([variant, percent]) => [`${thing}, ${variant}`, rounded((price * percent) / 100)] as const),
  )
}

/** To ten cents. */
export function rounded(cents: number): number {
  return Math.round(cents / 10) * 10
}
