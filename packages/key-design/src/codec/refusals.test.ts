import { describe, expect, it } from 'vitest'
import {
  type AnyAttribute,
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
  ValidationError,
} from '../index.js'
import { codecOf } from '../testing/codec-of.js'

/** The refusal of a value. */
function refusal({ spec }: AnyAttribute, value: unknown): ValidationError {
  try {
    codecOf(spec).encode(value)
  } catch (error) {
    if (error instanceof ValidationError) return error
    throw error
  }
  throw new Error('The value was not refused.')
}

const LONE = '\uD800'

describe('a value of the wrong type is refused', () => {
  it.each<[string, AnyAttribute, unknown, string]>([
    ['string', string(), 1, 'must be a string (got 1)'],
    ['string, null where it is not nullable', string(), null, 'must be a string (got null)'],
    ['number', number(), '1', 'must be a finite number (got "1")'],
    ['integer', integer(), 1n, 'must be a whole number up to 2^53 - 1 (got 1n)'],
    ['bigint', bigint(), 1, 'must be a bigint (got 1)'],
    ['decimal', decimal(), 19.99, "must be a decimal number as text, such as '19.99' (got 19.99)"],
    ['boolean', boolean(), 0, 'must be true or false (got 0)'],
    ['binary', binary(), [1], 'must be a Uint8Array (got an array)'],
    ['timestamp', timestamp(), '2026-01-01', 'must be a Date (got "2026-01-01")'],
    ['epoch timestamp', timestamp({ format: 'epoch-milliseconds' }), 0, 'must be a valid Date (got 0)'],
    ['time to live', timeToLive(), 60, 'must be a Date or a duration (got 60)'],
    ['ulid', ulid(), '01arz3ndektsv4rrffq69g5fav', 'is not a ULID'],
    ['one of', oneOf('placed', 'paid'), 'lost', 'is none of placed, paid (got "lost")'],
    ['literal', literal('v1'), 'v2', 'is always v1 (got "v2")'],
    ['list', list(string()), new Set(['a']), 'must be an array (got a Set)'],
    ['map', map({ a: string() }), [], 'must be a plain object (got an array)'],
    ['record', record(string()), new Map(), 'must be a plain object (got a Map)'],
    ['string set', stringSet(), ['a'], 'must be a Set (got an array)'],
  ])('%s', (_, attribute, value, message) => {
    expect(refusal(attribute, value).message).toContain(message)
  })
})

describe('a value that DynamoDB cannot hold is refused', () => {
  it.each<[string, AnyAttribute, unknown, string]>([
    ['NaN', number(), Number.NaN, 'must be a finite number (got NaN)'],
    ['infinity', number(), Number.POSITIVE_INFINITY, 'must be a finite number'],
    ['a number that is too large', number(), 1e126, 'beyond the magnitudes'],
    ['a number that is too close to zero', number(), 1e-131, 'beyond the magnitudes'],
    ['an integer beyond 2^53 - 1', integer(), 2 ** 53, 'must be a whole number up to 2^53 - 1'],
    ['more digits than are declared', integer({ digits: 3 }), -1000, 'more than the 3 digits'],
    ['a bigint of 39 digits', bigint(), 10n ** 38n, 'more than the 38 digits'],
    ['a decimal of 39 digits', decimal(), `${'1'.repeat(39)}`, 'more than 38 digits'],
    ['a decimal that is too large', decimal(), '1e126', 'beyond the magnitudes'],
    ['a lone surrogate', string(), `a${LONE}`, 'lone surrogate'],
    ['a lone surrogate as a member of a set', stringSet(), new Set([LONE]), 'lone surrogate'],
    ['a name that UTF-8 cannot hold', record(number()), { [LONE]: 1 }, 'lone surrogate'],
    ['an empty name', record(number()), { '': 1 }, 'has a value without a name'],
    ['an invalid date', timestamp(), new Date(Number.NaN), 'is an invalid Date'],
    ['an invalid date as time to live', timeToLive(), new Date(Number.NaN), 'must be a valid Date'],
    ['a date that does not sort as text', timestamp(), new Date('+010000-01-01'), 'beyond the years'],
    ['an empty set of strings', stringSet(), new Set(), 'is an empty set'],
    ['an empty set of numbers', numberSet(), new Set(), 'is an empty set'],
    ['an empty set of bytes', binarySet(), new Set(), 'is an empty set'],
    ['a mixed set', numberSet(), new Set([1, 'a']), 'must be a finite number (got "a")'],
    ['a duration without parts', timeToLive(), {}, 'is a duration without parts'],
    ['a duration in months', timeToLive(), { months: 1 }, "has 'months', which is none of days"],
    ['a duration that is no number', timeToLive(), { days: '1' }, 'needs a finite number of days'],
    ['a duration beyond every date', timeToLive(), { days: 1e12 }, 'is beyond the dates that there are'],
  ])('%s', (_, attribute, value, message) => {
    expect(refusal(attribute, value).message).toContain(message)
  })
})

describe('a refusal names the way to the value', () => {
  const line = map({ sku: string(), tags: stringSet().optional(), note: string().optional() })

  it.each<[string, AnyAttribute, unknown, string]>([
    ['into a list', list(string()), ['a', 1], '[1]'],
    ['into a list of maps', list(line), [{ sku: 'a' }, { sku: 1 }], '[1].sku'],
    ['into a map', map({ address: map({ city: string() }) }), { address: { city: 1 } }, 'address.city'],
    ['into a record', record(list(number())), { 'a b': [1, 'x'] }, 'a b[1]'],
    ['into a set', list(line), [{ sku: 'a', tags: new Set(['a', 2]) }], '[0].tags[1]'],
    ['into any()', any(), { a: [{ b: Number.NaN }] }, 'a[0].b'],
    ['to what is missing', list(line), [{}], '[0].sku'],
    ['to what is not declared', line, { sku: 'a', skuu: 'b' }, 'skuu'],
  ])('%s', (_, attribute, value, path) => {
    expect(refusal(attribute, value).attribute).toBe(path)
  })
})

describe('a refusal says what to do instead', () => {
  it.each<[string, AnyAttribute, unknown, string]>([
    ['of an empty set', stringSet(), new Set(), 'remove the attribute'],
    ['of a number as time to live', timeToLive(), 60, 'write { days: 30 } or a Date'],
    ['of what is missing', map({ a: string() }), {}, 'declare it optional() or with a default()'],
    ['of what is not declared', map({ a: string() }), { a: 'x', b: 1 }, 'the attributes are a'],
    ['of a Date in any()', any(), new Date(), 'use timestamp(), or convert it'],
    ['of an instance in any()', any(), new URL('https://example.com'), 'convert it to a plain object'],
  ])('%s', (_, attribute, value, remedy) => {
    expect(refusal(attribute, value).remedy).toContain(remedy)
  })
})

it('has the value and a stable code', () => {
  const error = refusal(string(), 7)
  expect(error).toMatchObject({ name: 'ValidationError', code: 'VALIDATION', value: 7 })
})
