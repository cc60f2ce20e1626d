import { ulid } from 'ulid'
import type { Examples } from '../pages/links.js'
import type { ShopData } from './shop-data.js'

/**
 * Links of the start page lead to the first customer who has a cart, and to the latest order of that customer; without
 * carts, to whoever has ordered last. No links where there is no customer or no product.
 */
export function examplesFrom({ carts, customers, orders, products }: ShopData): Examples | undefined {
  const wanted = carts[0]?.customerId ?? orders.at(-1)?.customerId
  const customer = customers.find(({ customerId }) => customerId === wanted) ?? customers[0]
  const order = orders.findLast(({ customerId }) => customerId === customer?.customerId)
  const product = products.find(({ sku }) => sku === order?.lines[0]?.sku) ?? products[0]
  if (customer === undefined || product === undefined) return undefined
  return {
    customerId: customer.customerId,
    email: customer.email,
    orderId: order?.orderId ?? ulid(),
    status: 'placed',
    sku: product.sku,
    category: product.category,
  }
}
