import type { AttributeValue } from '@aws-sdk/client-dynamodb'

/** An item as DynamoDB stores it. */
export type StoredItem = Record<string, AttributeValue>

/** Plain JSON as DynamoDB stores it. What `parseExactly` gave is exact already. */
export function toAttribute(value: unknown): AttributeValue {
  if (typeof value === 'string') return { S: value }
  if (typeof value === 'number') return { N: String(value) }
  if (typeof value === 'boolean') return { BOOL: value }
  if (value === null || value === undefined) return { NULL: true }
  if (Array.isArray(value)) return { L: value.map(toAttribute) }
  return { M: toStoredItem(value) }
}

export function toStoredItem(item: object): StoredItem {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, toAttribute(value)]))
}
