import { DocumentStoreError } from './document-store-error.js'
import { type Place, placeText } from './place.js'

/** A document is larger than the provider holds. Nothing was written. */
export class DocumentTooLargeError extends DocumentStoreError {
  override readonly name = 'DocumentTooLargeError'
  readonly code = 'DOCUMENT_TOO_LARGE'

  constructor(
    place: Place,
    /** Bytes of the document as JSON in UTF-8, or as the provider counts it. */
    readonly bytes: number | undefined,
    readonly limit: number,
  ) {
    super(
      `The document for ${placeText(place)} has ${bytes ?? 'too many'} bytes, and ${limit} are possible; split it, or keep the bulk elsewhere.`,
      place,
    )
  }
}
