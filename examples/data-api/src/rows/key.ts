import type { StoredItem } from '../json/attribute-values.js'

/** The primary key of an item. */
export interface RowKey {
  readonly pk: string
  readonly sk: string
}

export const storedKey = ({ pk, sk }: RowKey): StoredItem => ({ pk: { S: pk }, sk: { S: sk } })

export const keyOf = ({ pk, sk }: StoredItem): RowKey => ({ pk: pk?.S ?? '', sk: sk?.S ?? '' })

/** One text for one key: nothing else gives the same. */
export const keyText = ({ pk, sk }: RowKey): string => JSON.stringify([pk, sk])
