import { statusInTheWay } from './refusal.js'
import type { StepAction } from './step-context.js'

/** Charges the card, under a key by which the provider knows the order again, and writes it down. */
export const charge: StepAction = async ({ db, payments }, { orderId, card, totalInCents }) => {
  const charged = await payments.charge({ key: orderId, card, amountInCents: totalInCents, orderId })
  if (charged === 'declined') return 'refused'
  const { chargeId } = charged
  try {
    await db.transact((tx) => [
      tx.order.update({ orderId }, { set: { status: 'paid' }, if: (o) => o.status.eq('reserved') }),
      tx.payment.create({ orderId, chargeId, amountInCents: totalInCents, status: 'charged' }),
    ])
    return 'done'
  } catch (error) {
    const status = statusInTheWay(error)
    if (status === undefined) throw error
    return status === 'cancelled' ? 'refused' : 'done'
  }
}
