import { numberIn, refuse, UnreadableValue } from './codec.js'
import type { StoredValue } from './stored-value.js'

/** Milliseconds since 1970. */
export const moment = (value: unknown): number =>
  value instanceof Date && !Number.isNaN(value.getTime())
    ? value.getTime()
    : refuse('must be a valid Date', value)

/** A number that is stored, in units of so many milliseconds, as a Date. */
export function dateOf(stored: StoredValue, unit: number): Date {
  const date = new Date(Number(numberIn(stored)) * unit)
  if (Number.isNaN(date.getTime())) throw new UnreadableValue(`is ${stored.N}, which is no date`)
  return date
}
