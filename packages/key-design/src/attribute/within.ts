import { isPlainObject } from '../codec/plain-object.js'
import { sorted } from '../design/sorted.js'

/** Changes what is in a list or a plain object, if it is one. */
export function within(value: unknown, change: (value: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(change)
  if (!isPlainObject(value)) return value
  return sorted(Object.entries(value).map(([key, inner]) => [key, change(inner)]))
}
