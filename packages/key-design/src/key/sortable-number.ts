import { decimalText, parseDecimal } from './decimal-text.js'
import type { KeyPosition } from './key-text.js'
import type { Padding } from './number-text.js'

/** Digits of a double that tell it from every other. */
export const DOUBLE_DIGITS = 17
const EXPONENT_OFFSET = 500
const EXPONENT_DIGITS = 3

/** Nine's complement: the order of the digits turned around, for negative numbers. */
function complement(digits: string): string {
  return digits.replace(/\d/g, (digit) => String(9 - Number(digit)))
}

/**
 * A whole number as text that sorts like the number: padded with zeros, negative ones complemented behind a minus sign,
 * which sorts before every digit.
 */
export function sortableInteger(decimal: string, digits: number): string {
  return decimal.startsWith('-')
    ? `-${complement(decimal.slice(1).padStart(digits, '0'))}`
    : decimal.padStart(digits, '0')
}

/** Back to the whole number's shortest text; `undefined` for what `sortableInteger` never gives. */
export function integerOf(text: string, digits: number): string | undefined {
  const negative = text.startsWith('-')
  const padded = negative ? complement(text.slice(1)) : text
  if (padded.length !== digits || !/^\d+$/.test(padded)) return undefined
  const magnitude = padded.replace(/^0+(?=\d)/, '')
  if (!negative) return magnitude
  return magnitude === '0' ? undefined : `-${magnitude}`
}

/** Any decimal number as text of fixed width that sorts like the number: sign, exponent, digits. */
export function sortableDecimal(decimal: string, width: number): string {
  const parts = parseDecimal(decimal)
  if (parts === undefined) throw new TypeError(`'${decimal}' is not a decimal number`)
  if (parts.digits === '') return '0'
  const exponent = String(parts.exponent + EXPONENT_OFFSET).padStart(EXPONENT_DIGITS, '0')
  const magnitude = exponent + parts.digits.padEnd(width, '0')
  return parts.negative ? `-${complement(magnitude)}` : `1${magnitude}`
}

/** Back to the number's shortest text; `undefined` for what `sortableDecimal` never gives. */
export function decimalOf(text: string, width: number): string | undefined {
  if (text === '0') return '0'
  if (text.length !== 1 + EXPONENT_DIGITS + width || !/^[-1]\d+$/.test(text)) return undefined
  const negative = text.startsWith('-')
  const magnitude = negative ? complement(text.slice(1)) : text.slice(1)
  const digits = magnitude.slice(EXPONENT_DIGITS)
  if (digits.startsWith('0')) return undefined
  const exponent = Number(magnitude.slice(0, EXPONENT_DIGITS)) - EXPONENT_OFFSET
  return decimalText({ negative, digits: digits.replace(/0+$/, ''), exponent })
}

/** Whole numbers of so many digits, as they have to stand in a key. */
export function sortedIntegers(position: KeyPosition, digits: number): Padding | undefined {
  if (position === 'partition') return undefined
  return { pad: (plain) => sortableInteger(plain, digits), unpad: (text) => integerOf(text, digits) }
}

/** The same for any decimal numbers of so many digits. */
export function sortedDecimals(position: KeyPosition, digits: number): Padding | undefined {
  if (position === 'partition') return undefined
  return { pad: (plain) => sortableDecimal(plain, digits), unpad: (text) => decimalOf(text, digits) }
}
