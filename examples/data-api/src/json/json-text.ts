import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import type { StoredItem } from './attribute-values.js'

/** An item in an answer: it is written as JSON from what is stored, digit by digit. */
export class StoredAnswer {
  constructor(readonly item: StoredItem) {}
}

/** `JSON.stringify` for answers that hold stored items. */
export function jsonText(value: unknown): string {
  if (value instanceof StoredAnswer) return objectText(value.item, attributeText)
  if (Array.isArray(value)) return `[${value.map(jsonText).join(',')}]`
  if (typeof value === 'object' && value !== null)
    return objectText(value as Record<string, unknown>, jsonText)
  return JSON.stringify(value)
}

function objectText<Value>(object: Readonly<Record<string, Value>>, text: (value: Value) => string): string {
  const fields = Object.entries(object).filter(([, value]) => value !== undefined)
  return `{${fields.map(([name, value]) => `${JSON.stringify(name)}:${text(value)}`).join(',')}}`
}

/** Numbers keep all their digits; sets are lists, and bytes are base64. */
function attributeText({ S, N, BOOL, L, M, SS, NS, B, BS }: AttributeValue): string {
  if (S !== undefined) return JSON.stringify(S)
  if (N !== undefined) return N
  if (BOOL !== undefined) return String(BOOL)
  if (L !== undefined) return `[${L.map(attributeText).join(',')}]`
  if (M !== undefined) return objectText(M, attributeText)
  if (SS !== undefined) return JSON.stringify(SS)
  if (NS !== undefined) return `[${NS.join(',')}]`
  if (B !== undefined) return JSON.stringify(base64(B))
  if (BS !== undefined) return JSON.stringify(BS.map(base64))
  return 'null'
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
