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
  return value instanceof Uint8Array ? new Uint8Array(value) : within(value, copy)
}

/** JSON has no bigint, Date, Set or bytes; the design's JSON shows them as text. */
function jsonPicture(value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString()
  if (value instanceof Set) return [...value].map(jsonPicture).sort()
  if (value instanceof Date) return value.toISOString()
  return value instanceof Uint8Array ? [...value] : within(value, jsonPicture)
}

/** Changes what is in a list or a plain object, if it is one. */
function within(value: unknown, change: (value: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(change)
  if (!isPlainObject(value)) return value
  return sorted(Object.entries(value).map(([key, inner]) => [key, change(inner)]))
}
