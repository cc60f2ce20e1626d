import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { decimalText, parseDecimal } from '@keyprint/key-design'
import type { StoredItem } from '../compile/compiled-key.js'

/**
 * A text for the key of an item, the same for the same key: whatever the order of its attributes, the spelling of a
 * number (DynamoDB gives 1e-7 back as 0.0000001) and the class of the bytes.
 * @param names the key attributes. Default: all attributes, for what is a key and nothing else.
 */
export function keyId(item: StoredItem, names: readonly string[] = Object.keys(item)): string {
  return JSON.stringify([...names].sort().map((name) => [name, plain(item[name])]))
}

function plain({ S, N, B }: Partial<AttributeValue> = {}): unknown {
  if (B !== undefined) return Array.from(B)
  const parts = N === undefined ? undefined : parseDecimal(N)
  return parts === undefined ? S : decimalText(parts)
}
