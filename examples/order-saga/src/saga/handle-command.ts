import { stepActions } from '../steps/step-actions.js'
import type { StepContext } from '../steps/step-context.js'
import { advance, type SagaSettings } from './advance.js'
import { type Command, ORDER } from './order-saga.js'

/**
 * Does the step that a message asks for, and then writes that it was done. Whoever dies in between leaves the message;
 * the next worker does the step again, which changes nothing where it was done, and writes it.
 */
export async function handleCommand(
  context: StepContext & SagaSettings,
  { orderId, step }: Command,
): Promise<void> {
  const saga = await context.sagas.getByCorrelationId(ORDER, orderId)
  // It came twice, or the time-out was first.
  if (saga?.step !== step) return
  const outcome = await stepActions[step](context, saga.order)
  await advance(context, saga, step, outcome)
}
