import { ORDER_STATUSES, type Order, type OrderChanges, type OrderKey, type OrderStatus } from './order.js'

const MS_PER_MINUTE = 60_000
const FIRST_PLACED_AT = Date.UTC(2026, 10, 21, 8, 0, 0)
const CITIES = ['Paris', 'Genève', 'Wien', 'Porto', 'Malmö']

/** The customer of all sample orders: they are one item collection. */
export const CUSTOMER_ID = 'c-7f3a91'

/** Orders that differ in every attribute but are the same on each run. */
export const sampleOrders: readonly Order[] = Array.from({ length: 100 }, (_, i) => sampleOrder(i))

function sampleOrder(i: number): Order {
  const minutes = i * 37
  return {
    customerId: CUSTOMER_ID,
    orderId: `01KAB${String(i).padStart(4, '0')}XQ8ZT5M3R7N2W9YH`,
    status: ORDER_STATUSES[i % ORDER_STATUSES.length] as OrderStatus,
    warehouse: `warehouse-${i % 7}`,
    placedAt: new Date(FIRST_PLACED_AT + minutes * MS_PER_MINUTE),
    shipBy: new Date(FIRST_PLACED_AT + (minutes + 2880) * MS_PER_MINUTE),
    total: (1999 + 100 * i) / 100,
    currency: 'EUR',
    itemCount: 6 + (i % 3),
    paid: i % 2 === 0,
    email: `customer-${i}@example.com`,
    tags: ['gift', `campaign-${i % 11}`],
    address: {
      street: `${i + 1} rue de la République`,
      city: CITIES[i % CITIES.length] as string,
      postalCode: String(75_000 + i),
      country: 'FR',
    },
    lines: [line(i), line(i + 1), line(i + 2)],
    ...(i % 2 === 0 ? { note: `Leave it with the neighbour at number ${i}` } : {}),
  }
}

function line(i: number) {
  return { sku: `SKU-${1000 + i}`, title: `Article number ${i}`, quantity: 1 + (i % 4), price: 5.5 + i }
}

/** The key of an order. */
export const keyOf = ({ customerId, orderId }: Order): OrderKey => ({ customerId, orderId })

/** Changes that the update operation makes to an order. */
export const changesOf = (order: Order): OrderChanges => ({
  status: 'shipped',
  total: order.total + 1,
  paid: true,
  email: `new-${order.email}`,
})
