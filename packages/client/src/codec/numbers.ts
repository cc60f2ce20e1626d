import { decimalText, numberProblem, parseDecimal } from '@keyprint/key-design'
import { type Codec, refuse, UnreadableValue, unreadable } from './codec.js'

/** Any text of up to this many digits is told apart by a double. */
const EXACT_DIGITS = 15
/** The magnitude that is just too large for DynamoDB, and the smallest that it holds beside zero. */
const TOO_LARGE = 1e126
const SMALLEST = 1e-130

/** A finite number as DynamoDB takes it; -0 is 0. */
export function numberText(value: unknown): string {
  if (typeof value !== 'number' || !Number.isFinite(value)) return refuse('must be a finite number', value)
  const magnitude = Math.abs(value)
  if (magnitude >= TOO_LARGE || (magnitude < SMALLEST && magnitude !== 0)) {
    return refuse('is beyond the magnitudes that DynamoDB holds, 1E-130 to 9.99E+125', value)
  }
  return value === 0 ? '0' : String(value)
}

/** The number that a text is; `undefined` when a double would lose digits of it. */
export function exactNumber(text: string): number | undefined {
  const value = Number(text)
  if (text.length <= EXACT_DIGITS) return value
  const [given, kept] = [parseDecimal(text), parseDecimal(String(value))]
  return given !== undefined && kept !== undefined && decimalText(given) === decimalText(kept)
    ? value
    : undefined
}

export const numberCodec: Codec = {
  encode: (value) => ({ N: numberText(value) }),
  decode: (stored) => {
    if (stored.N === undefined) return unreadable('a number', stored)
    return exactNumber(stored.N) ?? lossy(stored.N)
  },
}

function lossy(text: string): never {
  throw new UnreadableValue(
    `is ${text}, which a JavaScript number cannot hold without loss; declare bigint() or decimal()`,
  )
}

export function integerCodec(digits: number): Codec {
  const most = Math.min(10 ** digits - 1, Number.MAX_SAFE_INTEGER)
  return {
    encode: (value) => {
      if (!Number.isSafeInteger(value)) return refuse('must be a whole number up to 2^53 - 1', value)
      if (Math.abs(value as number) > most)
        return refuse(`has more than the ${digits} digits that are declared`, value)
      return { N: value === 0 ? '0' : String(value) }
    },
    decode: (stored) => {
      const value = exactNumber(stored.N ?? unreadable('a number', stored))
      if (value !== undefined && Number.isSafeInteger(value)) return value
      throw new UnreadableValue(`is ${stored.N}, not a whole number up to 2^53 - 1`)
    },
  }
}

export function bigintCodec(digits: number): Codec {
  return {
    encode: (value) => {
      if (typeof value !== 'bigint') return refuse('must be a bigint', value)
      const text = value.toString()
      if (text.length - (value < 0n ? 1 : 0) > digits) {
        return refuse(`has more than the ${digits} digits that are declared`, value)
      }
      return { N: text }
    },
    decode: (stored) => wholeNumber(stored.N ?? unreadable('a number', stored)),
  }
}

function wholeNumber(text: string): bigint {
  const parts = parseDecimal(text)
  const plain = parts === undefined ? text : decimalText(parts)
  if (/^-?\d+$/.test(plain)) return BigInt(plain)
  throw new UnreadableValue(`is ${text}, not a whole number`)
}

/** A number of an attribute that may hold anything: a double where that is exact, else a bigint. */
export function anyNumber(text: string): number | bigint {
  return exactNumber(text) ?? wholeNumber(text)
}

export const decimalCodec: Codec = {
  encode: (value) => {
    const parts = typeof value === 'string' ? parseDecimal(value) : undefined
    if (parts === undefined) return refuse("must be a decimal number as text, such as '19.99'", value)
    const problem = numberProblem(parts)
    return problem === undefined ? { N: decimalText(parts) } : refuse(problem, value)
  },
  decode: (stored) => {
    const parts = parseDecimal(stored.N ?? unreadable('a number', stored))
    if (parts === undefined) throw new UnreadableValue(`is ${stored.N}, not a decimal number`)
    return decimalText(parts)
  },
}
