import { DocumentStoreError } from './document-store-error.js'
import { type Place, placeText } from './place.js'

/** There is no such document, or it has expired. Nothing was written. */
export class DocumentNotFoundError extends DocumentStoreError {
  override readonly name = 'DocumentNotFoundError'
  readonly code = 'DOCUMENT_NOT_FOUND'

  constructor(place: Place, options?: ErrorOptions) {
    super(`There is no ${placeText(place)}; insert or put makes it.`, place, options)
  }
}
