import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { decimalText, parseDecimal, type TableSpec } from '@keyprint/key-design'
import type { StoredItem } from '../../compile/compiled-key.js'

/** The key attributes of a table, which are the same ones for all of its items. */
export function keyNames({ partitionKey, sortKey }: TableSpec): readonly string[] {
  return sortKey === undefined ? [partitionKey.name] : [partitionKey.name, sortKey.name]
}

/**
 * A text for the key of an item, the same for the same key: whatever the order of its attributes, the spelling of a
 * number (DynamoDB gives 1e-7 back as 0.0000001) and the class of the bytes. With its length before it, a part cannot
 * run into the next one.
 */
export function keyId(item: StoredItem, names: readonly string[]): string {
  let id = ''
  for (const name of names) {
    const text = plain(item[name])
    id += `${text.length} ${text}`
  }
  return id
}

function plain({ S, N, B }: Partial<AttributeValue> = {}): string {
  if (S !== undefined) return S
  if (B !== undefined) return B.join()
  const parts = parseDecimal(N ?? '')
  return parts === undefined ? '' : decimalText(parts)
}
