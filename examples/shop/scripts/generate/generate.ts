import { generateCartLines } from './carts.js'
import { toCsv } from './csv.js'
import { generateCustomers } from './customers.js'
import { generateOrders } from './orders.js'
import { generateProducts } from './products.js'
import { createRandom } from './random.js'

const SEED = 2026

/** The files under `data`, by name. The same bytes every time: nothing is random but the seed, and no clock is read. */
export function generate(): { readonly [file: string]: string } {
  const random = createRandom(SEED)
  const products = generateProducts(random)
  const customers = generateCustomers(random)
  const orders = generateOrders(random, customers, products)
  const lines = orders.flatMap(({ orderId, lines }) => lines.map((line) => ({ orderId, ...line })))
  const cartLines = generateCartLines(random, orders, products)
  return {
    'customers.csv': toCsv(['customerId', 'email', 'name', 'city', 'tier', 'createdAt'], customers),
    'products.csv': toCsv(['sku', 'name', 'category', 'priceInCents', 'stock'], products),
    'orders.csv': toCsv(['orderId', 'customerId', 'status', 'placedAt'], orders),
    'order-lines.csv': toCsv(['orderId', 'sku', 'quantity', 'priceInCents'], lines),
    'cart-lines.csv': toCsv(['customerId', 'sku', 'quantity'], cartLines),
  }
}
