import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Attributes } from '../attribute/attribute-types.js'
import {
  bigint,
  boolean,
  decimal as decimalAttribute,
  integer,
  number,
  string,
  timestamp,
  ulid,
} from '../attribute/builders.js'
import {
  bigintOf,
  compareDecimals,
  compareKeys,
  date,
  decimal,
  delimiter,
  double,
  integerOf,
  RUNS,
  text,
} from '../testing/arbitraries.js'
import { built, sort } from '../testing/keys.js'

const numeric = (a: number | bigint, b: number | bigint) => (a < b ? -1 : a > b ? 1 : 0)
const byTime = (a: Date, b: Date) => numeric(a.getTime(), b.getTime())
const byBytes = (a: string, b: string) => compareKeys(a, b)

/** Two values, often next to each other. */
function pairOf<T>(
  values: fc.Arbitrary<T>,
  near?: (value: T, step: number) => T,
): fc.Arbitrary<readonly [T, T]> {
  const apart = fc.tuple(values, values)
  if (near === undefined) return apart
  const close = fc
    .tuple(values, fc.integer({ min: -20, max: 20 }))
    .map(([value, step]) => [value, near(value, step)] as const)
  return fc.oneof(apart, close)
}

/** The order of keys is the order of the values, whatever delimiter and whatever follows. */
function holdsOrder<T>(
  attribute: Attributes[string],
  pairs: fc.Arbitrary<readonly [T, T]>,
  compare: (a: T, b: T) => number,
  runs: { readonly numRuns: number } = RUNS,
) {
  const attributes = { value: attribute, id: string() }
  fc.assert(
    fc.property(pairs, text, text, delimiter, ([a, b], x, y, character) => {
      const alone = sort('{value}', attributes, character)
      expect(compareKeys(built(alone, { value: a }), built(alone, { value: b }))).toBe(compare(a, b))
      const followed = sort(`ORDER${character}{value}${character}{id}`, attributes, character)
      const order = compareKeys(built(followed, { value: a, id: x }), built(followed, { value: b, id: y }))
      if (compare(a, b) !== 0) expect(order).toBe(compare(a, b))
    }),
    runs,
  )
}

describe('in a sort key, keys sort as their values do', () => {
  it('for dates of the years 0 to 9999', () => {
    const inYears = (value: Date, step: number) =>
      new Date(Math.min(Math.max(value.getTime() + step, -62_167_219_200_000), 253_402_300_799_999))
    holdsOrder(timestamp(), pairOf(date, inYears), byTime)
  })

  it.each(Array.from({ length: 16 }, (_, i) => i + 1))('for integers of either sign, %i digits', (digits) => {
    const within = (value: number, step: number) =>
      Math.abs(value + step) < Math.min(10 ** digits, 2 ** 53) ? value + step : value
    holdsOrder(integer({ digits }), pairOf(integerOf(digits), within), numeric, { numRuns: 3000 })
  })

  it.each([1, 20, 38])('for bigints of either sign, %i digits', (digits) => {
    const within = (value: bigint, step: number) => {
      const other = value + BigInt(step)
      return (other < 0n ? -other : other) < 10n ** BigInt(digits) ? other : value
    }
    holdsOrder(bigint({ digits }), pairOf(bigintOf(digits), within), numeric)
  })

  it('for numbers of either sign and every magnitude that DynamoDB holds', () => {
    const nextDouble = (value: number, step: number) => {
      const other = value * (1 + step * Number.EPSILON)
      return Math.abs(other) < 1e126 && (other === 0 || Math.abs(other) >= 1e-130) ? other : value
    }
    holdsOrder(number(), pairOf(double, nextDouble), numeric)
  })

  it('for decimals of up to 38 digits', () => {
    const lastDigit = (value: string, step: number) =>
      value.replace(/\d(?=e)/, (digit) => String((Number(digit) + Math.abs(step)) % 10))
    holdsOrder(decimalAttribute(), pairOf(decimal, lastDigit), compareDecimals)
  })

  it('for ULIDs and booleans', () => {
    const crockford = fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ')
    const ulids = fc.string({ unit: crockford, minLength: 25, maxLength: 25 }).map((rest) => `0${rest}`)
    holdsOrder(ulid(), pairOf(ulids), byBytes)
    holdsOrder(boolean(), pairOf(fc.boolean()), (a, b) => numeric(Number(a), Number(b)))
  })
})

describe('how numbers stand in a sort key', () => {
  const of = (attribute: Attributes[string], value: unknown) =>
    built(sort('{value}', { value: attribute }), { value })

  it('pads integers, and turns the digits of negative ones around', () => {
    expect(of(integer({ digits: 3 }), 7)).toBe('007')
    expect(of(integer({ digits: 3 }), -7)).toBe('-992')
    expect(of(integer({ digits: 3 }), 0)).toBe('000')
    expect(of(integer({ digits: 3 }), -0)).toBe('000')
    expect(of(bigint({ digits: 3 }), -999n)).toBe('-000')
  })

  it('writes sign, exponent and digits of other numbers', () => {
    expect(of(number(), 0)).toBe('0')
    expect(of(number(), 1)).toBe('150110000000000000000')
    expect(of(number(), -1)).toBe('-49889999999999999999')
    expect(of(decimalAttribute(), '19.99')).toBe(`15021999${'0'.repeat(34)}`)
  })

  it('escapes a delimiter that stands in a number or a date, and still sorts', () => {
    const negative = sort('{value}-{id}', { value: integer({ digits: 2 }), id: string() }, '-')
    expect(negative.build({ value: -5, id: 'x' })).toBe('%2D94-x')
    expect(negative.parse('%2D94-x')).toEqual({ value: -5, id: 'x' })
    const at = sort('{at}:{id}', { at: timestamp(), id: string() }, ':')
    expect(at.build({ at: new Date(0), id: 'x' })).toBe('1970-01-01T00%3A00%3A00.000Z:x')
  })
})

describe('values that would not sort are refused', () => {
  const of = (attribute: Attributes[string]) => (value: unknown) => () =>
    sort('{value}', { value: attribute }).build({ value })

  it('years of more than four digits or before the year 0', () => {
    const at = of(timestamp())
    for (const year of ['+010000-01-01', '-000001-12-31'])
      expect(at(new Date(`${year}T00:00:00Z`))).toThrow(
        'value is beyond the years 0 to 9999, where dates as text sort by time',
      )
    expect(at(new Date(Number.NaN))).toThrow('value is an invalid Date (got Invalid Date).')
    expect(at('2026-11-21')).toThrow('value must be a Date (got "2026-11-21").')
  })

  it('more digits than are declared', () => {
    expect(of(integer({ digits: 3 }))(1000)).toThrow(
      'value has more than the 3 digits that are declared (got 1000).',
    )
    expect(of(integer({ digits: 3 }))(-1000)).toThrow('has more than the 3 digits')
    expect(of(bigint())(10n ** 38n)).toThrow('has more than the 38 digits')
  })

  it('fractions and unsafe integers where a whole number is declared', () => {
    for (const value of [1.5, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY, '7', 7n])
      expect(of(integer())(value)).toThrow('value must be a whole number up to 2^53 - 1')
    for (const value of [7, '7', 1.5]) expect(of(bigint())(value)).toThrow('value must be a bigint')
  })

  it('numbers beyond the magnitudes that DynamoDB holds, subnormal ones among them', () => {
    for (const value of [5e-324, 2.2e-308, 9.9e-131, 1e126, Number.MAX_VALUE, -1e126])
      expect(of(number())(value)).toThrow('is beyond the magnitudes that DynamoDB holds, 1E-130 to 9.99E+125')
    for (const value of [1e-130, 9.99e125, -1e-130]) expect(of(number())(value)).not.toThrow()
  })

  it('what is no finite number', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, '1', 1n])
      expect(of(number())(value)).toThrow('value must be a finite number')
    for (const value of ['1.2.3', 'one', '', '0x10', 'NaN', 1])
      expect(of(decimalAttribute())(value)).toThrow('must be a decimal number as text')
    expect(of(decimalAttribute())('1'.repeat(39))).toThrow(
      'has more than 38 digits, the most that DynamoDB holds',
    )
  })
})
