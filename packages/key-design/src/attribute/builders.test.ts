import { describe, expect, it } from 'vitest'
import {
  any,
  bigint,
  binary,
  binarySet,
  boolean,
  decimal,
  integer,
  list,
  literal,
  map,
  number,
  numberSet,
  oneOf,
  record,
  string,
  stringSet,
  timestamp,
  timeToLive,
  ulid,
} from './builders.js'
import { toSpec, toSpecs } from './to-spec.js'

describe('each kind of attribute as plain data', () => {
  it.each([
    ['string()', string(), { type: 'string' }],
    ['number()', number(), { type: 'number' }],
    ['integer()', integer(), { type: 'integer', digits: 16 }],
    ['integer of 5 digits', integer({ digits: 5 }), { type: 'integer', digits: 5 }],
    ['bigint()', bigint(), { type: 'bigint', digits: 38 }],
    ['bigint of 20 digits', bigint({ digits: 20 }), { type: 'bigint', digits: 20 }],
    ['decimal()', decimal(), { type: 'decimal' }],
    ['boolean()', boolean(), { type: 'boolean' }],
    ['binary()', binary(), { type: 'binary' }],
    ['timestamp()', timestamp(), { type: 'timestamp', format: 'iso' }],
    [
      'timestamp in milliseconds',
      timestamp({ format: 'epoch-milliseconds' }),
      { type: 'timestamp', format: 'epoch-milliseconds' },
    ],
    ['timeToLive()', timeToLive(), { type: 'timeToLive' }],
    ['ulid()', ulid(), { type: 'ulid' }],
    ["oneOf('a', 'b')", oneOf('a', 'b'), { type: 'oneOf', values: ['a', 'b'] }],
    ['list(string())', list(string()), { type: 'list', of: { type: 'string' } }],
    ['record(number())', record(number()), { type: 'record', of: { type: 'number' } }],
    ['stringSet()', stringSet(), { type: 'stringSet' }],
    ['numberSet()', numberSet(), { type: 'numberSet' }],
    ['binarySet()', binarySet(), { type: 'binarySet' }],
    ['any()', any(), { type: 'any' }],
  ])('%s', (_call, attribute, spec) => {
    expect(attribute.spec).toEqual(spec)
    expect(toSpec('it', attribute)).toEqual(spec)
  })

  it('literal(…) is its own default', () => {
    for (const value of ['order', 2, true]) {
      expect(literal(value).spec).toMatchObject({
        type: 'literal',
        value,
        default: { kind: 'literal', value },
      })
      expect(literal(value).spec.default?.compute()).toBe(value)
    }
  })

  it('nested ones, to any depth', () => {
    const lines = list(
      map({ sku: string().storedAs('s'), tags: stringSet().optional(), prices: record(decimal()) }),
    )
    expect(lines.spec).toEqual({
      type: 'list',
      of: {
        type: 'map',
        attributes: {
          prices: { type: 'record', of: { type: 'decimal' } },
          sku: { type: 'string', storedAs: 's' },
          tags: { type: 'stringSet', optional: true },
        },
      },
    })
  })

  it('in order of their names', () => {
    expect(Object.keys(toSpecs({ b: string(), c: string(), a: string() }))).toEqual(['a', 'b', 'c'])
  })

  it('under any name', () => {
    const attributes = Object.fromEntries(
      ['__proto__', 'constructor', 'a#b', '😀', ''].map((name) => [name, string()]),
    )
    expect(Object.keys(toSpecs(attributes))).toEqual(['', '__proto__', 'a#b', 'constructor', '😀'])
    expect(Object.keys(JSON.parse(JSON.stringify(toSpecs(attributes))))).toHaveLength(5)
  })
})

describe('digits', () => {
  it.each([0, -1, 1.5, 17, Number.NaN])('of an integer cannot be %d', (digits) => {
    expect(() => integer({ digits })).toThrow(`integer({ digits: ${digits} }) must have from 1 to 16 digits.`)
  })

  it('of a bigint are 38 at the most', () => {
    expect(() => bigint({ digits: 39 })).toThrow('bigint({ digits: 39 }) must have from 1 to 38 digits.')
  })
})

describe('what is no attribute', () => {
  it.each([[undefined], [null], ['string'], [string], [{}], [{ spec: {} }], [{ spec: null }]])(
    'is refused by name: %j',
    (value) => {
      expect(() => map({ total: value as never })).toThrow(
        "Attribute 'total' is neither made by string(), number() and the like nor a Standard Schema; give it one of them.",
      )
    },
  )

  it('is refused in lists and records too', () => {
    expect(() => list('x' as never)).toThrow("Attribute 'list element' is neither")
    expect(() => record('x' as never)).toThrow("Attribute 'record value' is neither")
  })
})

describe('two copies of this package in one program', () => {
  it('understand the attributes of each other', () => {
    class AttributeOfAnotherCopy {
      // What tells its kind is known by one symbol in all copies.
      readonly spec = string().storedAs('n').spec
    }
    expect(toSpec('name', new AttributeOfAnotherCopy())).toEqual({ type: 'string', storedAs: 'n' })
  })
})
