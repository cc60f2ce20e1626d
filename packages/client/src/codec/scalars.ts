import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { isoDate, isoText, isUlid } from '@keyprint/key-design'
import { type Codec, refuse, UnreadableValue, unreadable } from './codec.js'
import { plainBytes, wireBytes } from './wire-bytes.js'

/** Text that UTF-8 can hold. */
export function wellFormed(value: string): string {
  return value.isWellFormed() ? value : refuse('holds a lone surrogate, which UTF-8 cannot store', value)
}

/** A name that DynamoDB can hold. */
export function checkName(name: string): void {
  if (name === '') refuse('has a value without a name, which DynamoDB cannot hold', undefined)
  wellFormed(name)
}

/** Stored as S; `problem` says what a string lacks to be a value of the attribute. */
export function textCodec(problem?: (value: string) => string | undefined): Codec {
  return {
    encode: (value) => {
      if (typeof value !== 'string') return refuse('must be a string', value)
      const reason = problem?.(value)
      return reason === undefined ? { S: wellFormed(value) } : refuse(reason, value)
    },
    decode: (stored) => {
      if (stored.S === undefined) return unreadable('a string', stored)
      const reason = problem?.(stored.S)
      if (reason !== undefined) throw new UnreadableValue(reason)
      return stored.S
    },
  }
}

export const ulidCodec = textCodec((value) =>
  isUlid(value) ? undefined : 'is not a ULID: 26 characters of Crockford base 32, upper case',
)

export function oneOfCodec(values: readonly string[]): Codec {
  const allowed = new Set(values)
  return textCodec((value) => (allowed.has(value) ? undefined : `is none of ${values.join(', ')}`))
}

/** Stored as the type of the constant. */
export function literalCodec(constant: string | number | boolean): Codec {
  const stored =
    typeof constant === 'string'
      ? { S: constant }
      : typeof constant === 'number'
        ? { N: String(constant) }
        : { BOOL: constant }
  return {
    encode: (value) => (value === constant ? stored : refuse(`is always ${String(constant)}`, value)),
    decode: ({ S, N, BOOL }) => {
      // DynamoDB writes numbers in its own way: 1e-7 comes back as 0.0000001.
      if ((S ?? BOOL ?? (N === undefined ? N : Number(N))) === constant) return constant
      throw new UnreadableValue(`is not ${String(constant)}`)
    },
  }
}

export const booleanCodec: Codec = {
  encode: (value) => (typeof value === 'boolean' ? { BOOL: value } : refuse('must be true or false', value)),
  decode: (stored) => stored.BOOL ?? unreadable('a boolean', stored),
}

export const binaryCodec: Codec = {
  encode: (value) =>
    value instanceof Uint8Array ? { B: wireBytes(value) } : refuse('must be a Uint8Array', value),
  decode: (stored) => plainBytes(stored.B ?? unreadable('binary', stored)),
}

/** A Date as ISO text. */
export const isoTimestampCodec: Codec = {
  encode: (value) => ({ S: isoText(value) }),
  decode: (stored) => {
    if (stored.S === undefined) return unreadable('a string', stored)
    const date = isoDate(stored.S)
    if (date === undefined) throw new UnreadableValue(`is not a date of the form 2026-11-21T02:46:54.123Z`)
    return date
  },
}

const moment = (value: unknown): number =>
  value instanceof Date && !Number.isNaN(value.getTime())
    ? value.getTime()
    : refuse('must be a valid Date', value)

/** A Date as milliseconds since 1970. */
export const epochTimestampCodec: Codec = {
  encode: (value) => ({ N: String(moment(value)) }),
  decode: (stored) => dateOf(stored, 1),
}

/** A number that is stored, in units of so many milliseconds, as a Date. */
function dateOf(stored: AttributeValue, unit: number): Date {
  const date = new Date(Number(stored.N ?? unreadable('a number', stored)) * unit)
  if (Number.isNaN(date.getTime())) throw new UnreadableValue(`is ${stored.N}, which is no date`)
  return date
}

const MS_PER_SECOND = 1000
/** Milliseconds from 1970 to the last Date that there is, and to the first. */
const LAST_MOMENT = 8.64e15
const SECONDS = { days: 86_400, hours: 3_600, minutes: 60, seconds: 1 } as const

/** A Date or a duration from now, as seconds since 1970. Rounded up, so that nothing expires early. */
export const timeToLiveCodec: Codec = {
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
