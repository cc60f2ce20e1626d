import { DocumentStoreError } from './document-store-error.js'

/** A collection cannot be as it was defined. Thrown while the module that defines it loads. */
export class InvalidCollectionError extends DocumentStoreError {
  override readonly name = 'InvalidCollectionError'
  readonly code = 'INVALID_COLLECTION'

  constructor(collection: string, reason: string, options?: ErrorOptions) {
    super(`Collection '${collection}' ${reason}.`, { collection }, options)
  }
}
