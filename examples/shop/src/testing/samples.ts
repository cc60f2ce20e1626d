import { ulid } from 'ulid'
import type { NewCustomer, NewOrder, NewProduct } from '../design.js'
import { placedAt } from '../orders/order-key.js'

/** A customer nobody else has. */
export function aCustomer(own: Partial<NewCustomer> = {}): NewCustomer {
  const customerId = ulid()
  return {
    customerId,
    email: `${customerId.toLowerCase()}@example.com`,
    name: 'Ada Berg',
    city: 'Oslo',
    ...own,
  }
}

/** A product nobody else has, ten of it. */
export function aProduct(own: Partial<NewProduct> = {}): NewProduct {
  return { sku: ulid(), name: 'Kite', category: 'Toys', priceInCents: 1690, stock: 10, ...own }
}

/** An order as if it had been placed. */
export function anOrder(own: Partial<NewOrder> & Pick<NewOrder, 'customerId'>): NewOrder {
  const orderId = own.orderId ?? ulid()
  return {
    orderId,
    placedAt: placedAt(orderId),
    status: 'placed',
    totalInCents: 1690,
    lines: [{ sku: 'TOY-009', name: 'Kite', quantity: 1, priceInCents: 1690 }],
    ...own,
  }
}
