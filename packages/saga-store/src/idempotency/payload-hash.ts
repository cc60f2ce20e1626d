import { createHash } from 'node:crypto'
import { documentJson } from '../document/document-text.js'
import type { Json } from '../document/encode.js'

/** The same for equal payloads, in whatever order their properties are; `undefined` for none. */
export function payloadHash(key: string, payload: unknown): string | undefined {
  if (payload === undefined) return undefined
  return createHash('sha256')
    .update(canonical(documentJson(payload, 'payload', `key ${key}`)))
    .digest('hex')
}

function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([name, one]) => `${JSON.stringify(name)}:${canonical(one)}`).join(',')}}`
}
