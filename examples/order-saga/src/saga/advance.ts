import { ConcurrencyError } from '@keyprint/saga-store'
import { nextSaga, type Outcome } from './next-saga.js'
import { commandsOf, ORDER, type OrderSaga, type OrderSagas, type RunningStep } from './order-saga.js'

/** Where sagas are kept, and how long a step may take. */
export interface SagaSettings {
  readonly sagas: OrderSagas
  /** Milliseconds. */
  readonly stepMs: number
}

/** Writes what comes after a step, and the message that asks for it, in one transaction. */
export async function advance(
  { sagas, stepMs }: SagaSettings,
  saga: OrderSaga,
  step: RunningStep,
  outcome: Outcome,
): Promise<void> {
  const next = nextSaga(saga, step, outcome, stepMs)
  try {
    await sagas.update(ORDER, next, saga.metadata.version, { messages: commandsOf(next) })
  } catch (error) {
    // Another worker, or the time-out, was first. What it has written stands, and has its own message.
    if (!(error instanceof ConcurrencyError)) throw error
  }
}
