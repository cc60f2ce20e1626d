import { KeyprintError } from '@keyprint/key-design'
import type { AlreadyExistsError } from './already-exists-error.js'
import type { ConditionFailedError } from './condition-failed-error.js'
import type { NotFoundError } from './not-found-error.js'
import type { NotUniqueError } from './not-unique-error.js'
import type { SchemaVersionError } from './schema-version-error.js'
import type { ThrottledError } from './throttled-error.js'
import type { TransactionConflictError } from './transaction-conflict-error.js'
import type { VersionConflictError } from './version-conflict-error.js'

/** An item that was found. Which attributes it has depends on the entity of the operation, which only the reason says. */
export interface FoundItem {
  readonly [attribute: string]: unknown
}

/** What the operation of a transaction can fail with, told by `code`; DynamoDB may have reasons without a class here. */
export type CancellationError =
  | AlreadyExistsError<FoundItem>
  | ConditionFailedError<FoundItem>
  | NotFoundError
  | NotUniqueError
  | SchemaVersionError
  | ThrottledError
  | TransactionConflictError
  | VersionConflictError<FoundItem>
  | (Error & { readonly code?: undefined })

/** Why one operation of a transaction did not go through. */
export interface CancellationReason {
  /** Its place in the transaction, from 0. */
  readonly index: number
  readonly operation: 'create' | 'put' | 'update' | 'delete' | 'check'
  readonly entity: string
  readonly key: { readonly [attribute: string]: unknown }
  /** DynamoDB's code: ConditionalCheckFailed, TransactionConflict, ThrottlingError, … */
  readonly reason: string
  /** The condition that did not hold, as DynamoDB has it; `undefined` when it was none of the user's own. */
  readonly condition?: string | undefined
  /** The item as it is, where a condition did not hold and it could be read. */
  readonly current?: FoundItem | undefined
  /** The error that the operation would have had by itself: AlreadyExistsError, NotUniqueError, … */
  readonly error: CancellationError
}

/** A transaction was canceled: nothing of it was written. */
export class TransactionCanceledError extends KeyprintError {
  override readonly name = 'TransactionCanceledError'
  readonly code = 'TRANSACTION_CANCELED'

  constructor(
    /** One for each operation that stood in the way, in the order of the transaction. */
    readonly reasons: readonly CancellationReason[],
    options?: ErrorOptions,
  ) {
    super(message(reasons), options)
  }
}

function message(reasons: readonly CancellationReason[]): string {
  const lines = reasons.map(
    ({ index, operation, error }) => `operation ${index} (${operation}): ${error.message}`,
  )
  return `The transaction was canceled and nothing was written: ${lines.join(' ')}`
}
