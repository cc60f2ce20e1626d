import { DocumentStoreError } from './document-store-error.js'
import { type Place, placeText } from './place.js'

/** The `if` of a write did not hold. Nothing was written. */
export class ConditionRefusedError extends DocumentStoreError {
  override readonly name = 'ConditionRefusedError'
  readonly code = 'CONDITION_REFUSED'

  constructor(place: Place) {
    super(`The condition on ${placeText(place)} does not hold; read it, and decide anew.`, place)
  }
}
