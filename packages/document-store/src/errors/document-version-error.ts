import { DocumentStoreError } from './document-store-error.js'
import { type Place, placeText } from './place.js'

/** Somebody else has written the document since it was read. Nothing was written. */
export class DocumentVersionError extends DocumentStoreError {
  override readonly name = 'DocumentVersionError'
  readonly code = 'VERSION_CONFLICT'

  constructor(
    place: Place,
    readonly expectedVersion: number,
    /** The version that it has; `undefined` where there is no document, or it is not known. */
    readonly actualVersion: number | undefined,
    options?: ErrorOptions,
  ) {
    super(
      `${placeText(place)} has version ${actualVersion ?? 'unknown'}, not ${expectedVersion}; read it, and make the change anew.`,
      place,
      options,
    )
  }
}
