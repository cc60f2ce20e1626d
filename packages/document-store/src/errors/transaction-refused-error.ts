import { DocumentStoreError } from './document-store-error.js'

/** One operation of a transaction stood in the way. Nothing of it was written; `cause` is the operation's own error. */
export class TransactionRefusedError extends DocumentStoreError {
  override readonly name = 'TransactionRefusedError'
  readonly code = 'TRANSACTION_REFUSED'

  constructor(
    /** The place of the operation in the transaction, from 0; `undefined` where it is not one of them. */
    readonly index: number | undefined,
    cause: Error,
  ) {
    const at = index === undefined ? '' : ` at operation ${index}`
    super(`The transaction was refused${at}, and nothing was written: ${cause.message}`, placeOf(cause), {
      cause,
    })
  }
}

function placeOf(cause: Error) {
  if (!(cause instanceof DocumentStoreError) || cause.collection === undefined) return undefined
  return { collection: cause.collection, key: cause.key }
}
