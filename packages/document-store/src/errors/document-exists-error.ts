import { DocumentStoreError } from './document-store-error.js'
import { type Place, placeText } from './place.js'

/** `insert` met a document with that key. Nothing was written. */
export class DocumentExistsError extends DocumentStoreError {
  override readonly name = 'DocumentExistsError'
  readonly code = 'DOCUMENT_EXISTS'

  constructor(place: Place, options?: ErrorOptions) {
    super(`${placeText(place)} exists already; put replaces it, patch changes it.`, place, options)
  }
}
