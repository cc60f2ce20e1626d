import type { AnyCollection } from '../collection/collection.js'
import { NotJson, toJson } from '../collection/json.js'
import { validate } from '../collection/validate.js'
import { DocumentTooLargeError } from '../errors/document-too-large-error.js'
import { InvalidDocumentError, type Issue } from '../errors/invalid-document-error.js'
import type { DocumentKey, Place } from '../errors/place.js'
import type { Address, Row } from '../provider/provider.js'
import { addressIn } from './address.js'

/** A document that can be written. */
export interface CheckedDocument {
  readonly address: Address
  readonly document: Row['document']
  readonly expiresAt: Date | undefined
}

/**
 * Checks a document and its key, before anything is asked of the provider.
 * @throws InvalidDocumentError, InvalidKeyError, DocumentTooLargeError
 */
export async function checkedDocument(
  name: string,
  collection: AnyCollection,
  given: unknown,
  maxBytes: number,
): Promise<CheckedDocument> {
  const place = placeOf(name, collection, given)
  const document = await valid(place, collection, jsonOf(place, given))
  const address = addressIn(name, collection, document)
  const bytes = Buffer.byteLength(JSON.stringify(document))
  if (bytes > maxBytes) throw new DocumentTooLargeError(address, bytes, maxBytes)
  return { address, document, expiresAt: expiryOf(address, collection, document) }
}

/** The key as far as it can be seen in what was given. */
function placeOf(collection: string, { id, sort }: AnyCollection, given: unknown): Place {
  if (typeof given !== 'object' || given === null) return { collection }
  const fields = given as DocumentKey
  const names = [id, sort].filter((field) => typeof fields[field ?? ''] === 'string') as string[]
  return { collection, key: Object.fromEntries(names.map((field) => [field, fields[field]])) }
}

/** What the schema gives is kept, so it must be JSON, and what the schema itself takes and leaves as it is. */
async function valid(place: Place, { schema }: AnyCollection, given: unknown): Promise<Row['document']> {
  const first = await validate(schema, given)
  if (first.issues !== undefined) throw new InvalidDocumentError(place, first.issues)
  const document = jsonOf(place, first.value)
  const again = await validate(schema, document)
  const same =
    again.issues === undefined && JSON.stringify(jsonOf(place, again.value)) === JSON.stringify(document)
  if (!same)
    throw invalid(place, '', 'the schema changes what it has given itself, so it could not be read again')
  return document
}

function jsonOf(place: Place, value: unknown): Row['document'] {
  try {
    const json = toJson(value)
    if (typeof json === 'object' && json !== null && !Array.isArray(json)) return json as Row['document']
  } catch (error) {
    if (error instanceof NotJson) throw invalid(place, error.path, error.message)
    throw error
  }
  throw invalid(place, '', 'is no object')
}

function expiryOf(address: Address, { expires }: AnyCollection, document: Row['document']): Date | undefined {
  const value = expires === undefined ? undefined : document[expires]
  if (value === undefined) return undefined
  const moment = new Date(typeof value === 'string' ? value : Number.NaN)
  if (Number.isNaN(moment.getTime()))
    throw invalid(address, expires as string, 'is no time as ISO 8601 has it')
  return moment
}

function invalid(place: Place, path: string, message: string): InvalidDocumentError {
  return new InvalidDocumentError(place, [{ path, message } satisfies Issue])
}
