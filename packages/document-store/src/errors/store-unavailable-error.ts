import { DocumentStoreError } from './document-store-error.js'
import type { Place } from './place.js'

/** The provider did not answer, or had no capacity. Nothing was written; the same call may pass later. */
export class StoreUnavailableError extends DocumentStoreError {
  override readonly name = 'StoreUnavailableError'
  readonly code = 'STORE_UNAVAILABLE'

  constructor(place: Place | undefined, options: ErrorOptions) {
    super('The store cannot be reached or is busy, and nothing was written; try again later.', place, options)
  }
}
