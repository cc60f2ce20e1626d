import { show } from '@keyprint/key-design'
import { DocumentStoreError } from './document-store-error.js'

/** The collection has no such index. It is never looked for by reading everything. */
export class UnknownIndexError extends DocumentStoreError {
  override readonly name = 'UnknownIndexError'
  readonly code = 'UNKNOWN_INDEX'

  constructor(
    collection: string,
    readonly index: unknown,
    readonly known: readonly string[],
  ) {
    super(
      `Collection '${collection}' has no index ${show(index)}; it has ${known.join(', ') || 'none'}. Add one to the collection, or use list.`,
      { collection },
    )
  }
}
