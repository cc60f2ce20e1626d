import { ValidationError } from '@keyprint/key-design'
import { InvalidDocumentError } from '../errors/invalid-document-error.js'
import { InvalidQueryError } from '../errors/invalid-query-error.js'
import type { Place } from '../errors/place.js'

/** Asks the provider, about one document or a whole collection. */
export async function askProvider<T>(place: Place, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    throw inOwnWords(place, error)
  }
}

/** What keys cannot be made of is known to the key design, and said in the words of this store. */
export function inOwnWords(place: Place, error: unknown): unknown {
  if (!(error instanceof ValidationError)) return error
  const { attribute = '', reason } = error
  const path = attribute.replace(/^(field_|document\.?)/, '')
  if (place.key === undefined) return new InvalidQueryError(place.collection, path, reason, { cause: error })
  return new InvalidDocumentError(place, [{ path, message: reason }], { cause: error })
}
