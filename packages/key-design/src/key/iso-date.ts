import { refuse } from '../codec/codec.js'

const ISO = /^\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/

/**
 * A moment as ISO 8601 text, which sorts by time as long as the year has four digits.
 * @throws ValidationError for anything else than a Date in the years 0 to 9999.
 */
export function isoText(value: unknown): string {
  if (!(value instanceof Date)) return refuse('must be a Date', value)
  if (Number.isNaN(value.getTime())) return refuse('is an invalid Date', value)
  const iso = value.toISOString()
  // Other years have a sign and six digits.
  if (iso.length > 24) {
    return refuse('is beyond the years 0 to 9999, where dates as text sort by time', value)
  }
  return iso
}

/** The moment that `isoText` wrote; `undefined` for other text. */
export function isoDate(stored: string): Date | undefined {
  if (!ISO.test(stored)) return undefined
  const date = new Date(stored)
  // February has no 30th: a Date makes it March. Nothing else overflows, and writing it again would cost the most.
  return date.getUTCDate() === Number(stored.slice(8, 10)) ? date : undefined
}
