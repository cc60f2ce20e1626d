import { show } from '@keyprint/key-design'

/** The document that an error is about: its collection, and the key by the names of its fields. */
export interface Place {
  readonly collection: string
  readonly key?: DocumentKey | undefined
}

/** A key as it is given: the id, and the sort part where the collection has one. */
export interface DocumentKey {
  readonly [field: string]: unknown
}

/** `order {"customerId":"c1","orderId":"o1"}` */
export function placeText({ collection, key }: Place): string {
  return key === undefined ? `'${collection}'` : `${collection} ${keyPicture(key)}`
}

/** A key that is none may hold what JSON does not have: a bigint, or itself. */
function keyPicture(key: DocumentKey): string {
  const isNoPart = (value: unknown) => typeof value === 'bigint' || Object(value) === value
  return JSON.stringify(key, (_, value) => (value !== key && isNoPart(value) ? show(value) : value))
}
