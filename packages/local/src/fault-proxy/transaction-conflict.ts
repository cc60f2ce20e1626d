import type { Answer, JsonObject, Operation } from './exchange.js'
import { errorAnswer } from './service-error.js'

/** The operations that another transaction on the same item can make fail. */
export const CONFLICTING_OPERATIONS: readonly Operation[] = [
  'DeleteItem',
  'PutItem',
  'TransactGetItems',
  'TransactWriteItems',
  'UpdateItem',
]

const MESSAGE = 'Transaction is ongoing for the item'

/**
 * The answer to a request that met another transaction. For a transaction every item gets a reason: TransactionConflict
 * for the first, None for the others. A single write gets TransactionConflictException.
 *
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html#transaction-conflict-handling
 */
export function conflictAnswer(body: JsonObject): Answer {
  const items = body.TransactItems
  if (!Array.isArray(items)) {
    return errorAnswer({ status: 400, code: 'TransactionConflictException', message: MESSAGE })
  }
  const reasons = items.map((_, index) =>
    index === 0 ? { Code: 'TransactionConflict', Message: MESSAGE } : { Code: 'None' },
  )
  const codes = reasons.map(({ Code }) => Code).join(', ')
  return errorAnswer({
    status: 400,
    code: 'TransactionCanceledException',
    message: `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    members: { CancellationReasons: reasons },
  })
}
