import { DocumentStoreError } from './document-store-error.js'
import { type Place, placeText } from './place.js'

/** What is stored does not fit the collection: somebody else wrote it, or the collection has changed. */
export class UnreadableDocumentError extends DocumentStoreError {
  override readonly name = 'UnreadableDocumentError'
  readonly code = 'UNREADABLE_DOCUMENT'

  constructor(
    place: Place,
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    super(`The stored ${placeText(place)} cannot be read: ${reason}; mend or delete it.`, place, options)
  }
}
