import { refuse } from '../codec/codec.js'

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

/**
 * A moment as ISO 8601 text, which sorts by time as long as the year has four digits.
 * @throws ValidationError for anything else than a Date in the years 0 to 9999.
 */
export function isoText(value: unknown): string {
  if (!(value instanceof Date)) return refuse('must be a Date', value)
  if (Number.isNaN(value.getTime())) return refuse('is an invalid Date', value)
  const iso = value.toISOString()
  if (!ISO.test(iso)) {
    return refuse('is beyond the years 0 to 9999, where dates as text sort by time', value)
  }
  return iso
}

/** The moment that `isoText` wrote; `undefined` for other text. */
export function isoDate(stored: string): Date | undefined {
  const date = ISO.test(stored) ? new Date(stored) : undefined
  return date !== undefined && !Number.isNaN(date.getTime()) && date.toISOString() === stored
    ? date
    : undefined
}
