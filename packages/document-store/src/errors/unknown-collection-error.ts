import { show } from '@keyprint/key-design'
import { DocumentStoreError } from './document-store-error.js'
import type { DocumentKey } from './place.js'

/** There is no collection with that name. Nothing was asked of the provider. */
export class UnknownCollectionError extends DocumentStoreError {
  override readonly name = 'UnknownCollectionError'
  readonly code = 'UNKNOWN_COLLECTION'

  constructor(
    given: unknown,
    readonly known: readonly string[],
    /** The key that was given with it. */
    key?: DocumentKey,
  ) {
    super(`There is no collection ${show(given)}; there are ${known.join(', ') || 'none'}.`, {
      collection: String(given),
      key,
    })
  }
}
