import { DocumentStoreError } from './document-store-error.js'

/** A cursor is damaged, or of another tenant, collection or query. Nothing was asked of the provider. */
export class RefusedCursorError extends DocumentStoreError {
  override readonly name = 'RefusedCursorError'
  readonly code = 'REFUSED_CURSOR'

  constructor(collection: string, options?: ErrorOptions) {
    super(
      `The cursor was not made by this query of ${collection} with the same input; start without one.`,
      { collection },
      options,
    )
  }
}
