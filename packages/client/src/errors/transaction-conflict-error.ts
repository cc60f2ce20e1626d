import { KeyprintError } from '@keyprint/key-design'

/** A transaction that was under way had the same item, each time that the request was tried. Nothing was done. */
export class TransactionConflictError extends KeyprintError {
  override readonly name = 'TransactionConflictError'
  readonly code = 'TRANSACTION_CONFLICT'

  constructor(operation: string, options: ErrorOptions) {
    super(`${operation} met a transaction on the same item, also after retries; try again later.`, options)
  }
}
