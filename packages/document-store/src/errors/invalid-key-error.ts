import { show } from '@keyprint/key-design'
import { DocumentStoreError } from './document-store-error.js'
import { type Place, placeText } from './place.js'

/** A key lacks a part, or has one that no key can have. Nothing was asked of the provider. */
export class InvalidKeyError extends DocumentStoreError {
  override readonly name = 'InvalidKeyError'
  readonly code = 'INVALID_KEY'

  constructor(
    place: Place,
    /** The field of the key. */
    readonly field: string,
    readonly reason: string,
    value?: unknown,
  ) {
    const got = value === undefined ? '' : ` (got ${show(value)})`
    super(`The key of ${placeText(place)} is not valid: ${field} ${reason}${got}.`, place)
  }
}
