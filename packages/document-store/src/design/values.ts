import type { Values } from '@keyprint/key-design'
import type { AnyCollection } from '../collection/collection.js'
import type { Address, Row } from '../provider/provider.js'
import { fieldAttribute } from './document-design.js'

/** The attributes that name a document, but for its tenant. */
export function keyValues({ id, part }: Pick<Address, 'id' | 'part'>): Values {
  return part === undefined ? { id } : { id, part }
}

/** The attributes that the keys of indexes are made from. */
export function fieldValues({ indexes }: AnyCollection, document: Row['document']): Values {
  const fields = Object.values(indexes).flatMap(({ partition, sort }) => [partition, sort ?? []].flat())
  return Object.fromEntries(fields.map(({ field }) => [fieldAttribute(field), document[field]]))
}
