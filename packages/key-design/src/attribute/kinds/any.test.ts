import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type AnyAttribute, any, list, map, record } from '../../index.js'
import { codecOf } from '../../testing/codec-of.js'

const { encode, decode } = codecOf(any().spec)

/** A value inside of so many lists. */
const nested = (levels: number, inner: unknown = 'a'): unknown =>
  levels === 0 ? inner : [nested(levels - 1, inner)]

describe('any() refuses what would be lost', () => {
  const circular: Record<string, unknown> = {}
  circular.self = circular
  class Money {}

  it.each<[string, unknown, string]>([
    ['undefined in a list', [undefined], 'is of a type that DynamoDB cannot hold'],
    ['a gap in a list', new Array(2), 'is of a type that DynamoDB cannot hold'],
    ['a function', () => 1, 'is of a type that DynamoDB cannot hold (got a function)'],
    ['a symbol', Symbol('s'), 'is of a type that DynamoDB cannot hold'],
    ['a Date', new Date(), 'is a Date, which DynamoDB does not have'],
    ['an instance of a class', new Money(), 'is an instance of a class'],
    ['a Map', new Map(), 'is an instance of a class'],
    ['an ArrayBuffer', new ArrayBuffer(2), 'is an instance of a class'],
    ['a set of several types', new Set([1, 'a']), 'must be a finite number'],
    ['an empty set', new Set(), 'is an empty set'],
    ['a bigint of 39 digits', 10n ** 38n, 'has more than the 38 digits'],
    ['a circle', circular, 'nested deeper than the 32 levels'],
    ['33 levels', nested(32), 'nested deeper than the 32 levels'],
    ['32 levels, the last of them an empty list', nested(31, []), 'nested deeper than the 32 levels'],
    ['an empty name', { '': 1 }, 'has a value without a name'],
    ['a name that UTF-8 cannot hold', { '\uD800': 1 }, 'holds a lone surrogate'],
  ])('%s', (_, value, message) => {
    expect(() => encode(value)).toThrow(message)
  })
})

it('holds 32 levels', () => {
  expect(decode(encode(nested(31)))).toEqual(nested(31))
})

it('leaves out what is undefined in an object', () => {
  expect(encode({ a: undefined, b: 1 })).toEqual({ M: { b: { N: '1' } } })
})

it('takes objects without a prototype', () => {
  expect(decode(encode(Object.assign(Object.create(null), { a: 1 })))).toEqual({ a: 1 })
})

it('keeps a name such as __proto__ as an ordinary one', () => {
  const value = JSON.parse('{ "__proto__": { "admin": true }, "constructor": 1 }')
  const read = decode(encode(value)) as object
  expect(Object.getPrototypeOf(read)).toBe(Object.prototype)
  expect(Object.entries(read)).toEqual([
    ['__proto__', { admin: true }],
    ['constructor', 1],
  ])
})

it('reads a number that a double would change as a bigint', () => {
  expect(decode({ N: '9007199254740993' })).toBe(9007199254740993n)
})

it('refuses to read a fraction that a double would change', () => {
  expect(() => decode({ N: '1.0000000000000000001' })).toThrow('is 1.0000000000000000001, not a whole number')
})

it('sees bytes with equal content as one member of a set, as DynamoDB does', () => {
  const set = new Set([Uint8Array.of(1), Uint8Array.of(2), Uint8Array.of(1)])
  expect(encode(set).BS?.map((one) => [...one])).toEqual([[1], [2]])
})

it('stores -0 as 0', () => {
  expect(encode(-0)).toEqual({ N: '0' })
})

describe('any() inside of something else', () => {
  const inside: readonly [string, AnyAttribute, (value: unknown) => unknown][] = [
    ['a list', list(any()), (value) => [value]],
    ['a map', map({ it: any() }), (value) => ({ it: value })],
    ['a record', record(any()), (value) => ({ it: value })],
    ['a schema', list(z.any()) as never, (value) => [value]],
  ]

  it.each(inside)('has a level less: %s', (_, { spec }, wrap) => {
    const codec = codecOf(spec)
    expect(codec.decode(codec.encode(wrap(nested(30))))).toEqual(wrap(nested(30)))
    expect(() => codec.encode(wrap(nested(31)))).toThrow('nested deeper than the 32 levels')
  })

  it('has as many less as it stands deep', () => {
    const codec = codecOf(list(map({ it: record(any().nullable()) })).spec)
    const wrap = (value: unknown) => [{ it: { a: value } }]
    expect(codec.decode(codec.encode(wrap(nested(28))))).toEqual(wrap(nested(28)))
    expect(() => codec.encode(wrap(nested(29)))).toThrow('nested deeper than the 32 levels')
  })
})
