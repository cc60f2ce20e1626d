import { decimalText, parseDecimal } from '../key/decimal-text.js'
import { refuse, UnreadableValue } from './codec.js'

/** Any text of up to this many digits is told apart by a double. */
const EXACT_DIGITS = 15
/** The magnitude that is just too large for DynamoDB, and the smallest that it holds beside zero. */
const TOO_LARGE = 1e126
const SMALLEST = 1e-130

/** A finite number as DynamoDB takes it; -0 is 0. */
export function finiteText(value: unknown): string {
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

/** The whole number that a text is. */
export function wholeNumber(text: string): bigint {
  const parts = parseDecimal(text)
  const plain = parts === undefined ? text : decimalText(parts)
  if (/^-?\d+$/.test(plain)) return BigInt(plain)
  throw new UnreadableValue(`is ${text}, not a whole number`)
}
