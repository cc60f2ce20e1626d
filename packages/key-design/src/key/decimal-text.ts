import { NUMBER_DIGITS } from '../attribute/digits.js'

/** A decimal number taken apart: value = ±0.DIGITS × 10^exponent, without zeros at either end; zero has no digits. */
export interface DecimalParts {
  readonly negative: boolean
  readonly digits: string
  readonly exponent: number
}

const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,6}))?$/

/** `undefined` for what is not a decimal number. */
export function parseDecimal(text: string): DecimalParts | undefined {
  const match = DECIMAL.exec(text)
  if (match === null) return undefined
  const [, sign, whole = '', fraction = '', exponent = '0'] = match
  if (whole === '' && fraction === '') return undefined
  const all = whole + fraction
  const digits = all.replace(/^0+/, '')
  const zeros = all.length - digits.length
  const trimmed = withoutZerosAtEnd(digits)
  if (trimmed === '') return { negative: false, digits: '', exponent: 0 }
  return { negative: sign === '-', digits: trimmed, exponent: Number(exponent) + whole.length - zeros }
}

/** Not by a pattern such as /0+$/, which takes quadratic time for a text of many zeros that does not end in one. */
function withoutZerosAtEnd(digits: string): string {
  let end = digits.length
  while (digits[end - 1] === '0') end -= 1
  return digits.slice(0, end)
}

/** The shortest plain text of a number: no exponent, no zeros at the ends, no minus before zero. */
export function decimalText({ negative, digits, exponent }: DecimalParts): string {
  if (digits === '') return '0'
  const sign = negative ? '-' : ''
  if (exponent <= 0) return `${sign}0.${'0'.repeat(-exponent)}${digits}`
  if (exponent >= digits.length) return sign + digits.padEnd(exponent, '0')
  return `${sign}${digits.slice(0, exponent)}.${digits.slice(exponent)}`
}

/** Largest magnitude that DynamoDB holds is 9.99…E+125, smallest 1E-130. */
const MAX_EXPONENT = 126
const MIN_EXPONENT = -129

/** What is wrong with a number for DynamoDB, as the end of a sentence; `undefined` when nothing is. */
export function numberProblem({ digits, exponent }: DecimalParts): string | undefined {
  if (digits.length > NUMBER_DIGITS)
    return `has more than ${NUMBER_DIGITS} digits, the most that DynamoDB holds`
  if (digits !== '' && (exponent > MAX_EXPONENT || exponent < MIN_EXPONENT)) {
    return 'is beyond the magnitudes that DynamoDB holds, 1E-130 to 9.99E+125'
  }
  return undefined
}
