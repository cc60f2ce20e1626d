import { advance, type SagaSettings } from './advance.js'
import { isRunning, ORDER } from './order-saga.js'

/** Moves the sagas whose step takes too long: on to compensation, or once more to the same step. @returns how many */
export async function handleTimeouts(settings: SagaSettings): Promise<number> {
  const { sagas } = settings
  let moved = 0
  for (const { correlationId } of await sagas.due(ORDER)) {
    const saga = await sagas.getByCorrelationId(ORDER, correlationId)
    // The index is a little behind.
    const dueAt = saga?.metadata.timeoutExpiresAt ?? undefined
    if (saga === null || dueAt === undefined || dueAt > new Date() || !isRunning(saga.step)) continue
    await advance(settings, saga, saga.step, 'late')
    moved++
  }
  return moved
}
