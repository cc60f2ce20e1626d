import type { CancellationReason } from '@aws-sdk/client-dynamodb'
import { ValidationError } from '@keyprint/key-design'
import { ThrottledError } from '../errors/throttled-error.js'
import type { CancellationError } from '../errors/transaction-canceled-error.js'
import { TransactionConflictError } from '../errors/transaction-conflict-error.js'

/** Why a transaction was canceled, a reason for each of its items; `undefined` for any other error. */
export function cancellationReasons(error: unknown): readonly CancellationReason[] | undefined {
  if (!(error instanceof Error) || error.name !== 'TransactionCanceledException') return undefined
  return (error as { CancellationReasons?: readonly CancellationReason[] }).CancellationReasons ?? []
}

/** The reasons of the items that stood in the way. */
export const failures = (reasons: readonly CancellationReason[]): readonly CancellationReason[] =>
  reasons.filter(({ Code }) => Code !== 'None')

const THROTTLED = ['ThrottlingError', 'ProvisionedThroughputExceeded']
const CONFLICT = 'TransactionConflict'

/** True when nothing but other transactions and a want of capacity stood in the way, which passes. */
export function passes(reasons: readonly CancellationReason[]): boolean {
  const codes = failures(reasons).map(({ Code = '' }) => Code)
  return codes.length > 0 && codes.every((code) => code === CONFLICT || THROTTLED.includes(code))
}

/** The error for a reason that is no condition of the operation. */
export function cancellationError(
  operation: string,
  { Code = 'Unknown', Message = 'DynamoDB gave no message' }: CancellationReason,
): CancellationError {
  const cause = new Error(`${Code}: ${Message}`)
  if (Code === CONFLICT) return new TransactionConflictError(operation, { cause })
  if (THROTTLED.includes(Code)) return new ThrottledError(operation, { cause })
  if (Code !== 'ValidationError') return cause
  return new ValidationError(`was refused by DynamoDB: ${Message}`, { attribute: operation })
}
