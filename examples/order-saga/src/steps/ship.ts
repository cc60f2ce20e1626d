import { statusInTheWay } from './refusal.js'
import type { StepAction } from './step-context.js'

/** Ships what was paid, and nothing else. */
export const ship: StepAction = async ({ db }, { orderId }) => {
  try {
    await db.transact((tx) => [
      tx.order.update({ orderId }, { set: { status: 'shipped' }, if: (o) => o.status.eq('paid') }),
      tx.payment.check({ orderId }, { if: (p) => p.status.eq('charged') }),
      tx.shipment.create({ orderId, shippedAt: new Date() }),
    ])
  } catch (error) {
    if (statusInTheWay(error) !== 'shipped') throw error
  }
  return 'done'
}
