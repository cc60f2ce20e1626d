import type { AccessPatternName } from '../design.js'

/** Values that lead to something: one of each, by the names of the attributes. */
export type Examples = Readonly<
  Record<'customerId' | 'email' | 'orderId' | 'status' | 'sku' | 'category', string>
>

/** Where each access pattern can be called. One that is added to the design does not compile without its address. */
const addresses: Readonly<Record<AccessPatternName, string>> = {
  customerById: '/customers/{customerId}',
  customerByEmail: '/customers?email={email}',
  customerWithOrders: '/customers/{customerId}/with-orders?limit=10',
  ordersOfCustomer: '/customers/{customerId}/orders?limit=10',
  orderById: '/customers/{customerId}/orders/{orderId}',
  ordersByStatus: '/orders?status={status}&limit=10',
  productBySku: '/products/{sku}',
  productsByCategory: '/products?category={category}&limit=10',
  cartOfCustomer: '/customers/{customerId}/cart',
}

/** The address of an access pattern, with the names of what has to be filled in. */
export function addressOf(pattern: string): string {
  return addresses[pattern as AccessPatternName]
}

/** The same, filled in. */
export function linkTo(pattern: string, examples: Examples): string {
  return addressOf(pattern).replace(/\{(\w+)\}/g, (_, hole: keyof Examples) =>
    encodeURIComponent(examples[hole]),
  )
}
