import { pollStream, type StreamsClient } from '@keyprint/client/streams'
import { sagaDesign } from '@keyprint/saga-store'
import { ORDER, type OrderSagas } from '../saga/order-saga.js'
import type { Board } from './board.js'

/** How many sagas are read at the same time. */
const AT_ONCE = 8

/** Keeps a board up to date by the stream of the sagas' table, until the signal says so. */
export async function followSagas(
  board: Board,
  sagas: OrderSagas,
  client: StreamsClient,
  signal: AbortSignal,
): Promise<void> {
  const note = async ({ key: { correlationId } }: { readonly key: { readonly correlationId: string } }) => {
    const saga = await sagas.getByCorrelationId(ORDER, correlationId)
    if (saga === null) return
    const { step, reason, metadata } = saga
    board.note({ orderId: correlationId, step, reason, version: metadata.version, at: metadata.updatedAt })
  }
  const handlers = { saga: { insert: note, modify: note }, unknown: () => undefined }
  const { tableName } = sagas.table
  await pollStream(sagaDesign, handlers, { client, tableName, signal, concurrency: AT_ONCE })
}
