import type { AttributeSpec } from '../attribute/attribute-spec.js'
import { NUMBER_DIGITS } from '../attribute/builders.js'
import { show, ValidationError } from '../errors/validation-error.js'
import { decimalText, numberProblem, parseDecimal } from './decimal-text.js'
import { isoDate, isoText } from './iso-date.js'
import { DOUBLE_DIGITS, decimalOf, integerOf, sortableDecimal, sortableInteger } from './sortable-number.js'

/** Whether a value only has to be told from others, or has to sort too. */
export type KeyPosition = 'partition' | 'sort'

/** A value of one attribute as text of a key, before it is escaped, and back. */
export interface KeyValue {
  readonly toText: (value: unknown) => string
  /** `undefined` for text that `toText` never gives. */
  readonly toValue: (text: string) => unknown
}

/**
 * How values of an attribute stand in a key. In a partition key numbers are written plainly; in a sort key they are
 * padded, so that the order of the texts is the order of the numbers.
 * @returns `undefined` for types that a key cannot hold.
 */
export function keyValue(spec: AttributeSpec, position: KeyPosition): KeyValue | undefined {
  const sorts = position === 'sort'
  switch (spec.type) {
    case 'string':
    case 'schema':
      return text(() => undefined)
    case 'ulid':
      return text((value) =>
        isUlid(value) ? undefined : 'is not a ULID: 26 characters of Crockford base 32, upper case',
      )
    case 'oneOf':
      return text((value) =>
        spec.values.includes(value) ? undefined : `is none of ${spec.values.join(', ')}`,
      )
    case 'literal':
      return literal(spec.value)
    case 'boolean':
      return booleans
    case 'timestamp':
      return timestamps
    case 'integer':
      return whole(spec.digits, sorts, Number, safeInteger)
    case 'bigint':
      return whole(spec.digits, sorts, BigInt, (value) => typeof value === 'bigint')
    case 'number':
      return decimals(sorts ? DOUBLE_DIGITS : 0, Number, (value) =>
        isFiniteNumber(value) ? String(value) : undefined,
      )
    case 'decimal':
      return decimals(sorts ? NUMBER_DIGITS : 0, String, (value) =>
        typeof value === 'string' ? value : undefined,
      )
    default:
      return undefined
  }
}

const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/

/** True for a ULID in canonical form. */
export const isUlid = (value: string): boolean => ULID.test(value)

const safeInteger = (value: unknown): boolean => Number.isSafeInteger(value)
const isFiniteNumber = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value)

/** Text as it stands. */
function text(problem: (value: string) => string | undefined): KeyValue {
  return {
    toText: (value) => {
      if (typeof value !== 'string')
        throw new ValidationError('must be a string to stand in a key', { value })
      const reason = problem(value)
      if (reason !== undefined) throw new ValidationError(reason, { value })
      return value
    },
    toValue: (stored) => (problem(stored) === undefined ? stored : undefined),
  }
}

function literal(only: string | number | boolean): KeyValue {
  const stored = String(only)
  return {
    toText: (value) => {
      if (value !== only) throw new ValidationError(`is not ${show(only)}`, { value })
      return stored
    },
    toValue: (text) => (text === stored ? only : undefined),
  }
}

const booleans: KeyValue = {
  toText: (value) => {
    if (typeof value !== 'boolean') throw new ValidationError('must be true or false', { value })
    return String(value)
  },
  toValue: (stored) => (stored === 'true' ? true : stored === 'false' ? false : undefined),
}

const timestamps: KeyValue = { toText: isoText, toValue: isoDate }

function whole(
  digits: number,
  sorts: boolean,
  parse: (text: string) => number | bigint,
  fits: (value: unknown) => boolean,
): KeyValue {
  const type = parse === BigInt ? 'a bigint' : 'a whole number up to 2^53 - 1'
  return {
    toText: (value) => {
      if (!fits(value)) throw new ValidationError(`must be ${type}`, { value })
      const plain = BigInt(value as number | bigint).toString()
      if (plain.replace('-', '').length > digits) {
        throw new ValidationError(`has more than the ${digits} digits that are declared`, { value })
      }
      return sorts ? sortableInteger(plain, digits) : plain
    },
    toValue: (stored) => {
      const plain = sorts ? integerOf(stored, digits) : /^(0|-?[1-9]\d*)$/.test(stored) ? stored : undefined
      if (plain === undefined || plain.replace('-', '').length > digits) return undefined
      const value = parse(plain)
      return fits(value) ? value : undefined
    },
  }
}

function decimals(
  width: number,
  parse: (text: string) => number | string,
  textOf: (value: unknown) => string | undefined,
): KeyValue {
  return {
    toText: (value) => {
      const plain = canonical(textOf(value), value)
      return width === 0 ? plain : sortableDecimal(plain, width)
    },
    toValue: (stored) => {
      const plain = width === 0 ? stored : decimalOf(stored, width)
      const parts = plain === undefined ? undefined : parseDecimal(plain)
      if (parts === undefined || numberProblem(parts) !== undefined || decimalText(parts) !== plain)
        return undefined
      const value = parse(plain)
      return decimalText(parseDecimal(String(value)) ?? parts) === plain ? value : undefined
    },
  }
}

function canonical(text: string | undefined, value: unknown): string {
  const parts = text === undefined ? undefined : parseDecimal(text)
  if (parts === undefined) throw new ValidationError('must be a finite decimal number', { value })
  const problem = numberProblem(parts)
  if (problem !== undefined) throw new ValidationError(problem, { value })
  return decimalText(parts)
}
