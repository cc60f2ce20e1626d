import type { StepAction } from './step-context.js'

/** Tells the provider to give back what it has charged, and to charge nothing under that key from now on. */
export const refund: StepAction = async ({ db, payments }, { orderId }) => {
  const refunded = await payments.cancel(orderId)
  if (refunded !== undefined) await db.payment.put({ orderId, ...refunded, status: 'refunded' })
  return 'done'
}
