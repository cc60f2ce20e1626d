import { ValidationError } from '@keyprint/key-design'
import { DocumentStoreError } from '../errors/document-store-error.js'
import { InvalidDocumentError } from '../errors/invalid-document-error.js'
import { InvalidQueryError } from '../errors/invalid-query-error.js'
import type { Place } from '../errors/place.js'

/** What keys cannot be made of is known to the key design, and said in the words of this store. */
export async function askProvider<T>(place: Place, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof DocumentStoreError || !(error instanceof ValidationError)) throw error
    const { attribute = '', reason } = error
    const path = attribute.replace(/^(field_|document\.?)/, '')
    if (place.key === undefined) throw new InvalidQueryError(place.collection, path, reason, { cause: error })
    throw new InvalidDocumentError(place, [{ path, message: reason }], { cause: error })
  }
}
