import type { Collections } from '../collection/collection.js'
import type { IndexField } from '../collection/collection-types.js'
import { InvalidCollectionError } from '../errors/invalid-collection-error.js'

/** Names stand in keys, in access patterns and in grants, where `_` joins them. */
const NAME = /^[a-z][A-Za-z0-9]*$/
/** Fields stand in key templates, between braces. */
const FIELD = /^[^{}]+$/

/** @throws InvalidCollectionError for what the types cannot refuse. */
export function checkNames(collections: Collections): void {
  for (const [name, { id, sort, indexes }] of Object.entries(collections)) {
    if (!NAME.test(name))
      throw new InvalidCollectionError(
        name,
        'needs a name of letters and digits that begins with a small one',
      )
    if (sort === id) throw new InvalidCollectionError(name, `has '${id}' as its id and as its sort part`)
    for (const index of Object.keys(indexes)) checkIndexName(name, index)
    checkTypes(
      name,
      Object.values(indexes).flatMap(({ partition, sort: by }) => [partition, by ?? []].flat()),
    )
  }
}

function checkIndexName(collection: string, index: string): void {
  if (NAME.test(index) && index !== 'list') return
  throw new InvalidCollectionError(
    collection,
    `has an index '${index}'; its name is letters and digits, begins with a small one, and is not list`,
  )
}

function checkTypes(collection: string, fields: readonly IndexField[]): void {
  const types = new Map<string, string>()
  for (const { field, type } of fields) {
    if (!FIELD.test(field))
      throw new InvalidCollectionError(collection, `has an index of '${field}', a name with braces`)
    if ((types.get(field) ?? type) !== type)
      throw new InvalidCollectionError(collection, `has indexes of '${field}' as text and as a number`)
    types.set(field, type)
  }
}
