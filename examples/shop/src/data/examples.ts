import { ulid } from 'ulid'
import type { Examples } from '../pages/links.js'
import type { ShopData } from './shop-data.js'

/** Links of the start page lead to the first customer who has a cart, and to the latest order of that customer. */
export function examplesFrom({ carts, customers, orders, products }: ShopData): Examples {
  const customerId = carts[0]?.customerId ?? ''
  const order = orders.findLast((one) => one.customerId === customerId)
  const sku = order?.lines[0]?.sku ?? ''
  return {
    customerId,
    email: customers.find((one) => one.customerId === customerId)?.email ?? '',
    orderId: order?.orderId ?? ulid(),
    status: 'placed',
    sku,
    category: products.find((one) => one.sku === sku)?.category ?? '',
  }
}
