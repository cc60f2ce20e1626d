import { ulid } from 'ulid'
import type { OrderStatus, Product } from '../../src/design.js'
import type { GeneratedCustomer } from './customers.js'
import { rounded } from './products.js'
import type { Random } from './random.js'

export const ORDERS = 5000

const DAY = 24 * 60 * 60 * 1000
const FIRST_DAY = Date.UTC(2025, 0, 1)
/** The day of the export: how old an order is on it decides its status. */
const EXPORTED = Date.UTC(2026, 10, 16)
/** Before it, prices were a little lower. */
const PRICES_RAISED = Date.UTC(2026, 0, 1)
/** How likely each hour of the day is, from midnight on. */
const HOURS = [1, 1, 0, 0, 0, 1, 2, 4, 6, 7, 7, 7, 8, 8, 7, 7, 8, 9, 11, 13, 14, 12, 7, 3]

export interface GeneratedOrder {
  readonly orderId: string
  readonly customerId: string
  readonly status: OrderStatus
  readonly placedAt: Date
  readonly lines: readonly {
    readonly sku: string
    readonly quantity: number
    readonly priceInCents: number
  }[]
}

/** Orders in the order they were placed. Some customers and products are far more popular than others. */
export function generateOrders(
  random: Random,
  customers: readonly GeneratedCustomer[],
  products: readonly Product[],
): GeneratedOrder[] {
  const loyal = popularity(random, customers, 0.6)
  const liked = popularity(random, products, 0.5)
  const times = Array.from({ length: ORDERS }, () => placingTime(random)).sort((a, b) => a - b)
  return times.map((time) => {
    const placedAt = new Date(time)
    return {
      orderId: ulid(time, random.next),
      customerId: customerAt(random, loyal, placedAt).customerId,
      status: statusAfter(random, (EXPORTED - time) / DAY),
      placedAt,
      lines: linesAt(random, liked, time),
    }
  })
}

type Weighted<T> = readonly (readonly [value: T, weight: number])[]

/** Weights that fall with the rank (Zipf); whole numbers, because powers may differ in their last bit. */
function popularity<T>(random: Random, values: readonly T[], exponent: number): Weighted<T> {
  return random.shuffled(values).map((value, i) => [value, Math.round(1e6 / (i + 1) ** exponent)])
}

/** The shop grows: the later a day, the likelier it is. */
function placingTime(random: Random): number {
  const days = (EXPORTED - FIRST_DAY) / DAY
  const day = Math.floor(days * Math.max(random.next(), random.next() * 0.9))
  const hour = random.weighted(HOURS.map((weight, i) => [i, weight] as const))
  return FIRST_DAY + day * DAY + hour * 60 * 60 * 1000 + random.integer(0, 60 * 60 * 1000 - 1)
}

/** Nobody orders before registering. */
function customerAt(random: Random, loyal: Weighted<GeneratedCustomer>, at: Date): GeneratedCustomer {
  for (;;) {
    const customer = random.weighted(loyal)
    if (customer.createdAt < at) return customer
  }
}

function statusAfter(random: Random, days: number): OrderStatus {
  if (random.next() < 0.04) return 'cancelled'
  if (days < 5)
    return random.weighted([
      ['placed', 4],
      ['paid', 3],
    ])
  if (days < 9)
    return random.weighted([
      ['placed', 1],
      ['paid', 3],
      ['shipped', 3],
    ])
  if (days < 18)
    return random.weighted([
      ['shipped', 3],
      ['delivered', 2],
    ])
  return 'delivered'
}

function linesAt(random: Random, liked: Weighted<Product>, time: number): GeneratedOrder['lines'] {
  const wanted = random.weighted([
    [1, 45],
    [2, 28],
    [3, 15],
    [4, 8],
    [5, 4],
  ])
  const chosen = new Set<Product>()
  while (chosen.size < wanted) chosen.add(random.weighted(liked))
  return [...chosen].map(({ sku, priceInCents }) => ({
    sku,
    quantity: random.weighted([
      [1, 80],
      [2, 14],
      [3, 4],
      [6, 2],
    ]),
    priceInCents: time < PRICES_RAISED ? rounded(priceInCents * 0.96) : priceInCents,
  }))
}
