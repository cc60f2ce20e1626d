import type { Fill } from './attribute-spec.js'

/** The current time, in milliseconds. */
export const NOW: Fill = { kind: 'now', compute: () => new Date() }

/** A constant, or a function that is called anew for each item. */
export function fillWith(value: unknown): Fill {
  if (typeof value === 'function') return { kind: 'computed', compute: value as () => unknown }
  return { kind: 'literal', value: jsonPicture(value), compute: () => value }
}

/** JSON has no bigint, Date, Set or bytes; the design's JSON shows them as text. */
function jsonPicture(value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString()
  if (value instanceof Date) return value.toISOString()
  if (value instanceof Set) return [...value].map(jsonPicture)
  if (value instanceof Uint8Array) return [...value]
  if (Array.isArray(value)) return value.map(jsonPicture)
  if (typeof value === 'object' && value !== null) return mapValues(value, jsonPicture)
  return value
}

function mapValues(value: object, change: (value: unknown) => unknown): object {
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, change(inner)]))
}
