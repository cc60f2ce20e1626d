import type { StepAction } from './step-context.js'

/**
 * Cancels the order and puts its stock back. An order that was not reserved is written as cancelled too: then a worker
 * that comes late with the reservation finds that there is nothing to reserve for any more.
 */
export const release: StepAction = async ({ db }, { orderId, lines, totalInCents }) => {
  const order = await db.order.get({ orderId }, { consistent: true })
  if (order === undefined) {
    await db.order.create({ orderId, status: 'cancelled', lines: [...lines], totalInCents })
  } else if (order.status !== 'cancelled') {
    await db.transact((tx) => [
      tx.order.update(
        { orderId },
        { set: { status: 'cancelled' }, if: (o) => o.status.in(['reserved', 'paid']) },
      ),
      ...lines.map(({ sku, quantity }) => tx.product.update({ sku }, { add: { stock: quantity } })),
    ])
  }
  return 'done'
}
