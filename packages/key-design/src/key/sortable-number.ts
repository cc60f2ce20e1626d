import { type DecimalParts, parseDecimal } from './decimal-text.js'
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
 * Whole numbers of so many digits as text that sorts like the number: padded with zeros, negative ones complemented
 * behind a minus sign, which sorts before every digit.
 */
export function sortedIntegers(position: KeyPosition, digits: number): Padding | undefined {
  if (position === 'partition') return undefined
  return {
    pad: (plain) =>
      plain.startsWith('-')
        ? `-${complement(plain.slice(1).padStart(digits, '0'))}`
        : plain.padStart(digits, '0'),
    unpad: (text) => (text.startsWith('-') ? `-${complement(text.slice(1))}` : text),
  }
}

/** Decimal numbers of so many digits as text of fixed width that sorts like the number: sign, exponent, digits. */
export function sortedDecimals(position: KeyPosition, width: number): Padding | undefined {
  if (position === 'partition') return undefined
  return {
    pad: (plain) => {
      const { negative, digits, exponent } = parseDecimal(plain) as DecimalParts
      if (digits === '') return '0'
      const magnitude =
        String(exponent + EXPONENT_OFFSET).padStart(EXPONENT_DIGITS, '0') + digits.padEnd(width, '0')
      return negative ? `-${complement(magnitude)}` : `1${magnitude}`
    },
    unpad: (text) => {
      if (text === '0') return text
      const [sign, magnitude] = text.startsWith('-') ? ['-', complement(text.slice(1))] : ['', text.slice(1)]
      const exponent = Number(magnitude.slice(0, EXPONENT_DIGITS)) - EXPONENT_OFFSET
      return `${sign}0.${magnitude.slice(EXPONENT_DIGITS)}e${exponent}`
    },
  }
}
