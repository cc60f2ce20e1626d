import { describe, expect, it } from 'vitest'
import {
  type AnyAttribute,
  bigint,
  binary,
  boolean,
  decimal,
  integer,
  list,
  literal,
  map,
  number,
  oneOf,
  string,
  stringSet,
  timestamp,
  timeToLive,
} from '../index.js'
import { codecOf } from '../testing/codec-of.js'
import { UnreadableValue } from './codec.js'
import type { StoredValue } from './stored-value.js'

describe('a stored value that is not the attribute is refused when it is read', () => {
  it.each<[string, AnyAttribute, StoredValue, string]>([
    ['another type', string(), { N: '1' }, 'is stored as N, not as a string'],
    ['null', string(), { NULL: true }, 'is stored as NULL, not as a string'],
    ['a number for a boolean', boolean(), { N: '1' }, 'is stored as N, not as a boolean'],
    ['text for bytes', binary(), { S: 'a' }, 'is stored as S, not as binary'],
    ['a list for a set', stringSet(), { L: [] }, 'is stored as L, not as a set of that type'],
    ['a map for a list', list(string()), { M: {} }, 'is stored as M, not as a list'],
    ['a value that was dropped', oneOf('placed'), { S: 'lost' }, 'is none of placed'],
    ['another constant', literal('v1'), { S: 'v2' }, 'is not v1'],
    ['a number that a double would change', number(), { N: '9007199254740993' }, 'declare bigint()'],
    ['a fraction that a double would change', number(), { N: '1.0000000000000000001' }, 'without loss'],
    ['a fraction for an integer', integer(), { N: '1.5' }, 'not a whole number'],
    ['an integer with a tiny fraction', integer(), { N: '1.00000000000000000001' }, 'not a whole number'],
    ['an integer beyond 2^53 - 1', integer(), { N: '9007199254740993' }, 'not a whole number'],
    ['a fraction for a bigint', bigint(), { N: '1.5' }, 'not a whole number'],
    ['text for a decimal', decimal(), { S: '1.5' }, 'is stored as S, not as a number'],
    ['a date without time', timestamp(), { S: '2026-01-01' }, 'is not a date of the form'],
    ['a day that does not exist', timestamp(), { S: '2026-02-30T00:00:00.000Z' }, 'is not a date'],
    [
      'a moment beyond every date',
      timestamp({ format: 'epoch-milliseconds' }),
      { N: '8640000000000001' },
      'is 8640000000000001, which is no date',
    ],
    ['a time to live beyond every date', timeToLive(), { N: '8640000000001' }, 'which is no date'],
  ])('%s', (_, attribute, stored, message) => {
    expect(() => codecOf(attribute.spec).decode(stored)).toThrow(message)
  })

  it('names the way to it', () => {
    const attribute = list(map({ sku: string(), sizes: list(number()) }))
    const stored = { L: [{ M: { sku: { S: 'a' }, sizes: { L: [{ N: '1' }, { S: 'x' }] } } }] }
    const read = () => codecOf(attribute.spec).decode(stored)
    expect(read).toThrow(UnreadableValue)
    expect(read).toThrow(expect.objectContaining({ path: '[0].sizes[1]' }))
  })
})

describe('what is stored in another spelling is read all the same', () => {
  it.each<[string, AnyAttribute, StoredValue, unknown]>([
    ['a literal number', literal(1e21), { N: '1000000000000000000000' }, 1e21],
    ['a number with zeros at its end', number(), { N: '1.50' }, 1.5],
    ['an integer with an exponent', integer(), { N: '1E+3' }, 1000],
    ['a bigint with an exponent', bigint(), { N: '1E+20' }, 10n ** 20n],
    ['a decimal with zeros at its end', decimal(), { N: '19.90' }, '19.9'],
  ])('%s', (_, attribute, stored, value) => {
    expect(codecOf(attribute.spec).decode(stored)).toEqual(value)
  })
})

it('a copy of an attribute, such as one from JSON, is told from the attribute itself', () => {
  const copy = JSON.parse(JSON.stringify(string().spec))
  expect(() => codecOf(copy)).toThrow(
    'An attribute of type string is a copy, such as one from JSON; use the design that defineDesign returned.',
  )
})
