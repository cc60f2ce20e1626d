import { ConcurrencyError } from '@keyprint/saga-store'
import type { SagaSettings } from './advance.js'
import { firstSaga } from './next-saga.js'
import { commandsOf, ORDER, type PlacedOrder } from './order-saga.js'

/** Takes an order. When this resolves it is not lost any more; sent again, under the same id, it is the same order. */
export async function placeOrder({ sagas, stepMs }: SagaSettings, order: PlacedOrder): Promise<void> {
  const saga = firstSaga(order, stepMs)
  try {
    await sagas.insert(ORDER, order.orderId, saga, { messages: commandsOf(saga) })
  } catch (error) {
    if (!(error instanceof ConcurrencyError)) throw error
  }
}
