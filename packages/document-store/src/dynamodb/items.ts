import type { AnyCollection } from '../collection/collection.js'
import { fieldValues, keyValues } from '../design/values.js'
import type { Address, FoundRow, Row } from '../provider/provider.js'
import type { Item } from './untyped-client.js'

/** A row as an item. The tenant and the version are the client's to add. */
export function itemOf(
  collection: AnyCollection,
  address: Address,
  { document, audit, expiresAt }: Row,
): Item {
  return {
    ...keyValues(address),
    ...fieldValues(collection, document),
    document,
    audit,
    ...(expiresAt === undefined ? {} : { expiresAt }),
  }
}

/** An item as a row. Whether the document is one, the store finds out. */
export function rowOfItem({ document, version, audit, expiresAt }: Item): Row {
  return {
    document: document as Row['document'],
    version: version as number,
    audit: audit as Row['audit'],
    expiresAt: expiresAt as Date | undefined,
  }
}

export function foundRow(item: Item): FoundRow {
  return { id: item.id as string, part: item.part as string | undefined, row: rowOfItem(item) }
}
