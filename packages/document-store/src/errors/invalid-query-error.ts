import { DocumentStoreError } from './document-store-error.js'

/** A query or list cannot be asked like that. Nothing was asked of the provider. */
export class InvalidQueryError extends DocumentStoreError {
  override readonly name = 'InvalidQueryError'
  readonly code = 'INVALID_QUERY'

  constructor(
    collection: string,
    /** What of it: a field, `from`, `limit`. */
    readonly option: string,
    reason: string,
    options?: ErrorOptions,
  ) {
    super(`${collection} cannot be asked like that: ${option} ${reason}.`, { collection }, options)
  }
}
