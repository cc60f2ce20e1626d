import type { AnyCollection } from '../collection/collection.js'
import { InvalidKeyError } from '../errors/invalid-key-error.js'
import type { DocumentKey } from '../errors/place.js'
import type { Address } from '../provider/provider.js'

/** Where a document is, by its key. @throws InvalidKeyError for a key without a part, or with more than the parts. */
export function addressOf(name: string, collection: AnyCollection, key: unknown): Address {
  const given = typeof key === 'object' && key !== null ? (key as DocumentKey) : undefined
  if (given === undefined)
    throw new InvalidKeyError({ collection: name }, collection.id, 'is missing: a key is an object', key)
  const stranger = Object.keys(given).find((field) => field !== collection.id && field !== collection.sort)
  if (stranger !== undefined)
    throw new InvalidKeyError({ collection: name, key: given }, stranger, 'is no part of it')
  return addressIn(name, collection, given)
}

/** Where a document is, by the fields that it has among others. */
export function addressIn(name: string, collection: AnyCollection, fields: DocumentKey): Address {
  const { id, sort } = collection
  const names = sort === undefined ? [id] : [id, sort]
  const key = Object.fromEntries(names.map((field) => [field, fields[field]]))
  for (const field of names) checkPart(name, key, field)
  const address = { collection: name, key, id: key[id] as string }
  return sort === undefined ? address : { ...address, part: key[sort] as string }
}

function checkPart(collection: string, key: DocumentKey, field: string): void {
  const value = key[field]
  const place = { collection, key }
  if (value === undefined) throw new InvalidKeyError(place, field, 'is missing')
  if (typeof value !== 'string' || value === '' || !value.isWellFormed())
    throw new InvalidKeyError(place, field, 'must be a text that is not empty', value)
}
