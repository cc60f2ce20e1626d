import { DocumentStoreError } from './document-store-error.js'
import type { Place } from './place.js'

/** A write was sent, and whether it was done is not known. */
export class WriteOutcomeUnknownError extends DocumentStoreError {
  override readonly name = 'WriteOutcomeUnknownError'
  readonly code = 'WRITE_OUTCOME_UNKNOWN'

  constructor(place: Place | undefined, options: ErrorOptions) {
    super(
      'The write may or may not have been done: its answer was lost; read before you try again.',
      place,
      options,
    )
  }
}
