import { DocumentStoreError } from './document-store-error.js'
import { type Place, placeText } from './place.js'

/** What is wrong with one part of a document or an input. */
export interface Issue {
  /** Path of the part, such as `lines[0].sku`; empty for the whole. */
  readonly path: string
  /** The rest of a sentence: "is missing". */
  readonly message: string
}

/** `lines[0].sku is missing, total is not finite` */
export function issuesText(issues: readonly Issue[]): string {
  return issues.map(({ path, message }) => `${path === '' ? 'the whole' : path}: ${message}`).join('; ')
}

/** A document does not fit its collection, or is none: circular, not JSON, without its key. Nothing was written. */
export class InvalidDocumentError extends DocumentStoreError {
  override readonly name = 'InvalidDocumentError'
  readonly code = 'INVALID_DOCUMENT'

  constructor(
    place: Place,
    readonly issues: readonly Issue[],
    options?: ErrorOptions,
  ) {
    super(`The document for ${placeText(place)} is not valid (${issuesText(issues)}).`, place, options)
  }
}
