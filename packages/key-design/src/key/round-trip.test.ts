import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Attributes } from '../attribute/attribute-types.js'
import {
  bigint,
  boolean,
  decimal as decimalAttribute,
  integer,
  literal,
  number,
  oneOf,
  string,
  timestamp,
  ulid,
} from '../attribute/builders.js'
import { bigintOf, date, decimal, delimiter, double, integerOf, RUNS, text } from '../testing/arbitraries.js'
import { built, partition, sort } from '../testing/keys.js'
import { decimalText, parseDecimal } from './decimal-text.js'

const ODD = ['plain', 'with#hash', '100%', '%23', 'a-b.c:d', 'ÆØ😀'] as const

const ulidText = fc.string({
  unit: fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'),
  minLength: 25,
  maxLength: 25,
})

/** Minus zero is zero to DynamoDB. */
const withoutMinusZero = (value: number) => (value === 0 ? 0 : value)
const shortest = (value: string) =>
  decimalText(parseDecimal(value) ?? { negative: false, digits: '', exponent: 0 })

const cases: readonly (readonly [string, Attributes[string], fc.Arbitrary<unknown>])[] = [
  ['string', string(), text],
  ['ulid', ulid(), ulidText.map((rest) => `0${rest}`)],
  ['oneOf', oneOf(...ODD), fc.constantFrom(...ODD)],
  ['literal text', literal('50% #1'), fc.constant('50% #1')],
  ['literal number', literal(-1.5), fc.constant(-1.5)],
  ['literal boolean', literal(true), fc.constant(true)],
  ['boolean', boolean(), fc.boolean()],
  ['timestamp', timestamp(), date],
  ['timestamp in milliseconds', timestamp({ format: 'epoch-milliseconds' }), date],
  ['integer', integer(), integerOf(16)],
  ['integer of 3 digits', integer({ digits: 3 }), integerOf(3)],
  ['bigint', bigint(), bigintOf(38)],
  ['bigint of 20 digits', bigint({ digits: 20 }), bigintOf(20)],
  ['number', number(), double.map(withoutMinusZero)],
  ['decimal', decimalAttribute(), decimal.map(shortest)],
]

/** Types of a few values: fewer runs meet all of them. */
const FEW = /^(literal|boolean|oneOf)/

describe.each(cases)('a %s in a key', (name, attribute, values) => {
  it('is read back, in both kinds of keys and with every delimiter', () => {
    fc.assert(
      fc.property(values, values, text, delimiter, (value, other, id, character) => {
        const template = `X${character}{value}${character}{id}${character}n{other}`
        const attributes = { value: attribute, other: attribute, id: string() }
        for (const make of [partition, sort]) {
          const key = make(template, attributes, character)
          expect(key.parse(built(key, { value, id, other }))).toEqual({ value, id, other })
        }
      }),
      FEW.test(name) ? { numRuns: 1000 } : RUNS,
    )
  })
})

describe('reading a stored key', () => {
  const attributes = {
    text: string(),
    at: timestamp(),
    count: integer({ digits: 4 }),
    big: bigint({ digits: 3 }),
    price: number(),
    exact: decimalAttribute(),
    flag: boolean(),
  }

  it('gives undefined for the key of another template', () => {
    const order = sort('ORDER#{at}#{text}', attributes)
    for (const foreign of [
      'PROFILE',
      'ORDER',
      'ORDER#',
      'ORDER#2026-11-21#o1',
      'ORDER#2026-11-21T02:46:54.123Z',
      'ORDER#2026-11-21T02:46:54.123Z#o1#x',
      'order#2026-11-21T02:46:54.123Z#o1',
      '',
    ])
      expect(order.parse(foreign)).toBeUndefined()
    expect(order.parse('ORDER#2026-11-21T02:46:54.123Z#o1')).toEqual({
      at: new Date('2026-11-21T02:46:54.123Z'),
      text: 'o1',
    })
  })

  it('gives undefined for dates that there are not, or that are written in another way', () => {
    const at = sort('{at}', attributes)
    for (const foreign of [
      '2026-02-30T00:00:00.000Z',
      '2026-11-21T02:46:54Z',
      '2026-11-21T24:00:00.000Z',
      '+02026-11-21T02:46:54.123Z',
    ])
      expect(at.parse(foreign)).toBeUndefined()
  })

  it('gives undefined for numbers that are written in another way', () => {
    const count = sort('{count}', attributes)
    for (const foreign of ['7', '00007', '-0007x', '-9999', '+0007', '00 7', '--0007', '1e3'])
      expect(count.parse(foreign)).toBeUndefined()
    expect(count.parse('0007')).toEqual({ count: 7 })
    const plain = partition('{count}', attributes)
    for (const foreign of ['007', '-0', '+7', '7.0', '12345', ''])
      expect(plain.parse(foreign)).toBeUndefined()
  })

  it('gives undefined, and does not throw, for two minus signs before a bigint', () => {
    const big = sort('{big}', attributes)
    for (const foreign of ['--012', '--123', '---012', '-']) expect(big.parse(foreign)).toBeUndefined()
  })

  it('gives undefined for numbers beyond what DynamoDB holds', () => {
    const exact = partition('{exact}', attributes)
    for (const foreign of [
      `1${'0'.repeat(126)}`,
      `0.${'0'.repeat(130)}1`,
      '1'.repeat(39),
      '1e5',
      '1.0',
      '-0',
      '.5',
      'NaN',
      'Infinity',
    ])
      expect(exact.parse(foreign)).toBeUndefined()
    const price = sort('{price}', attributes)
    for (const foreign of ['1', '199910000000000000000', '150100000000000000000', '10', '00'])
      expect(price.parse(foreign)).toBeUndefined()
  })

  it('gives undefined for a key that is larger than DynamoDB holds', () => {
    expect(sort('{text}', attributes).parse('x'.repeat(1025))).toBeUndefined()
    expect(sort('{text}', attributes).parse('x'.repeat(1024))).toEqual({ text: 'x'.repeat(1024) })
  })

  it('gives undefined for lone surrogates', () => {
    expect(partition('{text}', attributes).parse('\ud83d')).toBeUndefined()
  })

  it('wants the same value where a template names an attribute twice', () => {
    const twice = sort('{text}#{text}', attributes)
    expect(twice.build({ text: 'a#' })).toBe('a%23#a%23')
    expect(twice.parse('a%23#a%23')).toEqual({ text: 'a#' })
    expect(twice.parse('a#b')).toBeUndefined()
    const dates = sort('{at}#{at}', attributes)
    const at = new Date(0)
    expect(dates.parse(built(dates, { at }))).toEqual({ at })
    expect(dates.parse(`${at.toISOString()}#2026-11-21T02:46:54.123Z`)).toBeUndefined()
  })

  const pieces = fc.constantFrom(
    'ORDER',
    '#',
    '#',
    '%23',
    '%25',
    '%',
    '-',
    '--',
    '--012',
    '0',
    '1',
    '9',
    '0007',
    '-9992',
    '123',
    '-876',
    '.',
    '2026-11-21T02:46:54.123Z',
    'true',
    'x',
    '😀',
    '\ud83d',
    '15001',
    '0000000000000000',
  )
  const stored = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces, { maxLength: 8 }).map((all) => all.join('')),
  )

  it.each([
    ['text', '{text}'],
    ['text', 'ORDER#{text}#{text}'],
    ['date', '{at}#{text}'],
    ['integer', '{count}'],
    ['bigint', 'x{big}'],
    ['number', '{price}'],
    ['decimal', '{exact}'],
    ['flag', '{flag}#{count}'],
  ])('of arbitrary text gives values that build it again, or undefined: %s, %s', (_type, template) => {
    const readers = [partition(template, attributes), sort(template, attributes)]
    fc.assert(
      fc.property(stored, (key) => {
        for (const reader of readers) {
          const values = reader.parse(key)
          if (values !== undefined) expect(reader.build(values)).toBe(key)
        }
      }),
      RUNS,
    )
  })
})
