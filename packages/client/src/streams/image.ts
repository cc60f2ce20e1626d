import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { bytesOf } from '@keyprint/key-design/codec'
import type { StoredItem } from '../compile/compiled-key.js'
import type { EventImage, EventValue } from './stream-event.js'

/** An image as DynamoDB stores it: Lambda's events are JSON, which holds bytes as base64. */
export function storedImage(image: EventImage): StoredItem {
  return Object.fromEntries(Object.entries(image).map(([name, value]) => [name, storedValue(value)]))
}

function storedValue(value: EventValue): AttributeValue {
  const { B, BS, M, L } = value
  if (B !== undefined) return { B: bytes(B) }
  if (BS !== undefined) return { BS: BS.map(bytes) }
  if (M !== undefined) return { M: storedImage(M) }
  if (L !== undefined) return { L: L.map(storedValue) }
  return value as AttributeValue
}

const bytes = (value: string | Uint8Array): Uint8Array => (typeof value === 'string' ? bytesOf(value) : value)
