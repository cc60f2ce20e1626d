import type { OrdersClient } from '../orders-client.js'
import type { Payments } from '../payments/payments.js'
import type { Outcome } from '../saga/next-saga.js'
import type { PlacedOrder } from '../saga/order-saga.js'

/** What the steps work with. */
export interface StepContext {
  readonly db: OrdersClient
  readonly payments: Payments
}

/**
 * One step of an order. It can be done again at any time, also while another worker does it, and by one that is late: then
 * nothing changes. When it throws, its message comes again.
 */
export type StepAction = (context: StepContext, order: PlacedOrder) => Promise<Exclude<Outcome, 'late'>>
