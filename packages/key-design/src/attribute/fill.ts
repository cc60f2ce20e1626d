import { isPlainObject } from '../codec/plain-object.js'
import { sorted } from '../design/sorted.js'
import type { Fill } from './attribute-spec.js'

/** The current time, in milliseconds. */
export const NOW: Fill = { kind: 'now', compute: () => new Date() }

/** A constant, or a function that is called anew for each item. */
export function fillWith(value: unknown): Fill {
  if (typeof value === 'function') return { kind: 'computed', compute: value as () => unknown }
  const constant = copy(value)
  return { kind: 'literal', value: jsonPicture(constant), compute: () => copy(constant) }
}

/** Each item gets a value of its own, so that what is pushed to the list of one is not in the next one's. */
function copy(value: unknown): unknown {
  if (value instanceof Date) return new Date(value)
  if (value instanceof Set) return new Set([...value].map(copy))
  if (value instanceof Uint8Array) return new Uint8Array(value)
  if (Array.isArray(value)) return value.map(copy)
  return isPlainObject(value) ? fromEntries(value, copy) : value
}

/** JSON has no bigint, Date, Set or bytes; the design's JSON shows them as text. */
function jsonPicture(value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString()
  if (value instanceof Date) return value.toISOString()
  if (value instanceof Set) return [...value].map(jsonPicture).sort()
  if (value instanceof Uint8Array) return [...value]
  if (Array.isArray(value)) return value.map(jsonPicture)
  return isPlainObject(value) ? fromEntries(value, jsonPicture) : value
}

function fromEntries(value: object, change: (value: unknown) => unknown): object {
  return sorted(Object.entries(value).map(([key, inner]) => [key, change(inner)]))
}
