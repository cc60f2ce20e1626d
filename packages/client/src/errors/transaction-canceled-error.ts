import { KeyprintError } from '@keyprint/key-design'

/** Why one operation of a transaction did not go through. */
export interface CancellationReason {
  /** Its place in the transaction, from 0. */
  readonly index: number
  readonly operation: 'create' | 'put' | 'update' | 'delete' | 'check'
  readonly entity: string
  readonly key: { readonly [attribute: string]: unknown }
  /** DynamoDB's code: ConditionalCheckFailed, TransactionConflict, ThrottlingError, … */
  readonly reason: string
  /** The error that the operation would have had by itself: AlreadyExistsError, NotUniqueError, … */
  readonly error: Error
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
