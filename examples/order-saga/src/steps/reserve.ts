import { isShortOfStock, statusInTheWay } from './refusal.js'
import type { StepAction } from './step-context.js'

/** Takes the stock, and writes the order with it: so it is taken once, or not at all. */
export const reserve: StepAction = async ({ db }, { orderId, lines, totalInCents }) => {
  try {
    await db.transact((tx) => [
      tx.order.create({ orderId, status: 'reserved', lines: [...lines], totalInCents }),
      ...lines.map(({ sku, quantity }) =>
        tx.product.update({ sku }, { add: { stock: -quantity }, if: (p) => p.stock.ge(quantity) }),
      ),
    ])
    return 'done'
  } catch (error) {
    const status = statusInTheWay(error)
    if (status !== undefined) return status === 'cancelled' ? 'refused' : 'done'
    if (isShortOfStock(error)) return 'refused'
    throw error
  }
}
