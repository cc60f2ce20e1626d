import type { OrdersClient } from '../orders-client.js'
import { products } from './random-orders.js'

/** Puts the stock into the table. */
export async function fillStock(db: OrdersClient): Promise<void> {
  for (const { sku, stock } of products) await db.product.create({ sku, stock })
}
