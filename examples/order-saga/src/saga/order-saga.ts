import type { DynamoSagaStore, SagaState } from '@keyprint/saga-store'

/** What a customer orders. */
export interface PlacedOrder {
  readonly orderId: string
  readonly card: string
  readonly lines: readonly { readonly sku: string; readonly quantity: number }[]
  readonly totalInCents: number
}

/** What a worker does for an order. */
export const runningSteps = ['reserving', 'charging', 'shipping', 'releasing', 'refunding'] as const
export const endSteps = ['shipped', 'cancelled'] as const

export type RunningStep = (typeof runningSteps)[number]
export type Step = RunningStep | (typeof endSteps)[number]

/** Why an order was cancelled. */
export type Reason = 'out of stock' | 'card declined' | 'timed out'

/** The state of a saga: which step is to be done, and what was done before. */
export interface OrderSaga extends SagaState {
  readonly order: PlacedOrder
  readonly step: Step
  /** The steps before this one, in order. */
  readonly before: readonly Step[]
  readonly reason?: Reason | undefined
}

/** The message that asks a worker for a step. It is in the outbox until the step was done. */
export interface Command {
  readonly orderId: string
  readonly step: RunningStep
}

export type OrderSagas = DynamoSagaStore<OrderSaga>

/** The name of these sagas in the store. */
export const ORDER = 'order'

export const isRunning = (step: Step): step is RunningStep => runningSteps.some((one) => one === step)

/** The messages that are written with a state. */
export function commandsOf({ order: { orderId }, step }: OrderSaga): readonly Command[] {
  return isRunning(step) ? [{ orderId, step }] : []
}
