import type { CancellationReason } from '@aws-sdk/client-dynamodb'
import { ValidationError } from '@keyprint/key-design'
import type { ItemTooLargeError } from '../../errors/item-too-large-error.js'
import { ThrottledError } from '../../errors/throttled-error.js'
import type { CancellationError } from '../../errors/transaction-canceled-error.js'
import { TransactionConflictError } from '../../errors/transaction-conflict-error.js'

/** Why a transaction was canceled, a reason for each of its items; `undefined` for any other error. */
export function cancellationReasons(error: unknown): readonly CancellationReason[] | undefined {
  if (!(error instanceof Error) || error.name !== 'TransactionCanceledException') return undefined
  return (error as { CancellationReasons?: readonly CancellationReason[] }).CancellationReasons ?? []
}

/** The reasons of the items that stood in the way. */
export const failures = (reasons: readonly CancellationReason[]): readonly CancellationReason[] =>
  reasons.filter(({ Code }) => Code !== 'None')

/** The code of a condition that did not hold. */
export const CONDITION = 'ConditionalCheckFailed'

const THROTTLED = ['ThrottlingError', 'ProvisionedThroughputExceeded']
const CONFLICT = 'TransactionConflict'

/** What is wrong with a write itself. */
export type RequestError = ValidationError | ItemTooLargeError

/** The code of a reason that lies in the request itself. */
export const VALIDATION = 'ValidationError'

/** True when nothing but other transactions stood in the way, which passes. */
export function passes(reasons: readonly CancellationReason[]): boolean {
  const failed = failures(reasons)
  return failed.length > 0 && failed.every(({ Code }) => Code === CONFLICT)
}

/** True when the writes were not looked at: what stood in the way would have been there also after they were done. */
export function saysNothingOfItems(reasons: readonly CancellationReason[]): boolean {
  return failures(reasons).every(({ Code = '' }) => Code === CONFLICT || THROTTLED.includes(Code))
}

/** The error for a reason that is no condition of the operation. */
export function cancellationError(
  operation: string,
  { Code = 'Unknown', Message = 'DynamoDB gave no message' }: CancellationReason,
): CancellationError | RequestError {
  const cause = new Error(`${Code}: ${Message}`)
  if (Code === CONFLICT) return new TransactionConflictError(operation, { cause })
  if (THROTTLED.includes(Code)) return new ThrottledError(operation, { cause })
  if (Code !== VALIDATION) return cause
  return new ValidationError(`was refused by DynamoDB: ${Message}`, { attribute: operation })
}
