import { KeyprintError } from '@keyprint/key-design'
import type { DocumentKey, Place } from './place.js'

/** What every error of a store has: `code` to branch on, and the document that it is about, where it is about one. */
export abstract class DocumentStoreError extends KeyprintError {
  readonly collection: string | undefined
  /** The key, by the names of its fields. */
  readonly key: DocumentKey | undefined

  constructor(message: string, place?: Place, options?: ErrorOptions) {
    super(message, options)
    this.collection = place?.collection
    this.key = place?.key
  }
}
