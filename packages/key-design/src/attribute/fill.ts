import { pictureOfConstant } from '#json-pictures'
import type { Fill } from './attribute-spec.js'
import { within } from './within.js'

/** The current time, in milliseconds. */
export const NOW: Fill = { kind: 'now', compute: () => new Date() }

/** A constant, or a function that is called anew for each item. */
export function fillWith(value: unknown): Fill {
  if (typeof value === 'function') return { kind: 'computed', compute: value as () => unknown }
  const constant = copy(value)
  return { kind: 'literal', value: pictureOfConstant(constant), compute: () => copy(constant) }
}

/** Each item gets a value of its own, so that what is pushed to the list of one is not in the next one's. */
function copy(value: unknown): unknown {
  if (value instanceof Date) return new Date(value)
  if (value instanceof Set) return new Set([...value].map(copy))
  return value instanceof Uint8Array ? new Uint8Array(value) : within(value, copy)
}
