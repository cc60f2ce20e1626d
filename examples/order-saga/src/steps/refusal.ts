import { AlreadyExistsError, ConditionFailedError, TransactionCanceledError } from '@keyprint/client'
import type { Order } from '../design.js'

/** The status of the order, where that is what stood in the way of a transaction. */
export function statusInTheWay(error: unknown): Order['status'] | undefined {
  return (currentOf(error, 'order') as Order | undefined)?.status
}

/** Whether there was not enough of a product. */
export function isShortOfStock(error: unknown): boolean {
  return currentOf(error, 'product') !== undefined
}

/** The item of an entity by which a transaction was cancelled; `undefined` also where that is not known. */
function currentOf(error: unknown, entity: string): unknown {
  if (!(error instanceof TransactionCanceledError)) return undefined
  const refused = error.reasons.find((reason) => reason.entity === entity && isRefusal(reason.error))
  return (refused?.error as AlreadyExistsError | ConditionFailedError | undefined)?.current
}

const isRefusal = (error: unknown): boolean =>
  error instanceof AlreadyExistsError || error instanceof ConditionFailedError
