import { type Codec, refuse } from '../../codec/codec.js'
import { dateOf, moment } from '../../codec/moment.js'
import { type Attribute, attributeOf } from '../attribute.js'

const MS_PER_SECOND = 1000
/** Milliseconds from 1970 to the last Date that there is, and to the first. */
const LAST_MOMENT = 8.64e15
const SECONDS = { days: 86_400, hours: 3_600, minutes: 60, seconds: 1 } as const

/** A Date or a duration from now, as seconds since 1970. Rounded up, so that nothing expires early. */
const codec: Codec = {
  encode: (value) => ({ N: String(Math.ceil(expiry(value) / MS_PER_SECOND)) }),
  decode: (stored) => dateOf(stored, MS_PER_SECOND),
}

function expiry(value: unknown): number {
  if (value instanceof Date) return moment(value)
  if (typeof value !== 'object' || value === null) {
    return refuse('must be a Date or a duration', value, 'write { days: 30 } or a Date')
  }
  const parts = Object.entries(value)
  const seconds = parts.reduce((sum, [unit, amount]) => sum + partSeconds(unit, amount), 0)
  if (parts.length === 0) return refuse('is a duration without parts', value)
  const at = Date.now() + seconds * MS_PER_SECOND
  return Math.abs(at) <= LAST_MOMENT ? at : refuse('is beyond the dates that there are', value)
}

function partSeconds(unit: string, amount: unknown): number {
  if (!Object.hasOwn(SECONDS, unit))
    return refuse(`has '${unit}', which is none of ${Object.keys(SECONDS).join(', ')}`, amount)
  if (typeof amount !== 'number' || !Number.isFinite(amount))
    return refuse(`needs a finite number of ${unit}`, amount)
  return amount * SECONDS[unit as keyof typeof SECONDS]
}

/** How long from now; the parts add up. */
export interface Duration {
  readonly days?: number
  readonly hours?: number
  readonly minutes?: number
  readonly seconds?: number
}

/**
 * When the item expires: written as a Date or as a duration from now, stored as N in epoch seconds, rounded up.
 * An expired item is not returned, also before DynamoDB has removed it.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html
 */
export const timeToLive = (): Attribute<Date, Date | Duration> =>
  attributeOf({ codec: () => codec }, { type: 'timeToLive' })
