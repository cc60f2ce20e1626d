import { describe, expect, it } from 'vitest'
import {
  binary,
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
  ulid,
} from '../attribute/builders.js'
import { built, partition, sort } from '../testing/keys.js'

describe('a key', () => {
  it('is for ordinary ids what a person writes by hand', () => {
    expect(partition('CUSTOMER#{customerId}', { customerId: string() }).build({ customerId: 'c1' })).toBe(
      'CUSTOMER#c1',
    )
    const order = sort('ORDER#{placedAt}#{orderId}', { placedAt: timestamp(), orderId: ulid() })
    expect(
      order.build({ placedAt: new Date('2026-11-21T02:46:54.123Z'), orderId: '01ARZ3NDEKTSV4RRFFQ69G5FAV' }),
    ).toBe('ORDER#2026-11-21T02:46:54.123Z#01ARZ3NDEKTSV4RRFFQ69G5FAV')
  })

  it('has numbers plainly in a partition key and padded in a sort key', () => {
    const attributes = { n: integer({ digits: 5 }), x: number() }
    expect(partition('{n}#{x}', attributes).build({ n: 42, x: -1.5 })).toBe('42#-1.5')
    expect(sort('{n}', attributes).build({ n: 42 })).toBe('00042')
    expect(partition('{x}', attributes).build({ x: 1e21 })).toBe('1000000000000000000000')
    expect(partition('{x}', attributes).build({ x: 1e-7 })).toBe('0.0000001')
    expect(partition('{x}', attributes).build({ x: -0 })).toBe('0')
  })

  it('keeps fixed text and case as they stand', () => {
    expect(partition('Tenant-{id}', { id: string() }, '-').build({ id: 'AcMe' })).toBe('Tenant-AcMe')
    expect(partition('A##{id}#', { id: string() }).build({ id: 'x' })).toBe('A##x#')
    expect(partition('A##{id}#', { id: string() }).parse('A##x#')).toEqual({ id: 'x' })
  })

  it('is undefined when a value is missing, never half a key', () => {
    const template = sort('ORDER#{a}#{b}', { a: string(), b: string() })
    expect(template.build({ a: 'x' })).toBeUndefined()
    expect(template.build({ b: 'x' })).toBeUndefined()
    expect(template.build({ a: 'x', b: null })).toBeUndefined()
    expect(template.build({ a: 'x', b: undefined })).toBeUndefined()
  })

  it('knows the attributes that it is made of, in order', () => {
    expect(sort('{b}#X#{a}', { a: string(), b: string() }).holes).toEqual(['b', 'a'])
  })

  it('keeps values of oneOf apart, whatever they hold', () => {
    const status = sort('STATUS#{status}', { status: oneOf('a#b', 'a%23b', 'a') })
    expect(status.build({ status: 'a#b' })).toBe('STATUS#a%23b')
    expect(status.build({ status: 'a%23b' })).toBe('STATUS#a%2523b')
    expect(status.parse('STATUS#a%23b')).toEqual({ status: 'a#b' })
    expect(status.parse('STATUS#b')).toBeUndefined()
    expect(() => status.build({ status: 'c' })).toThrow('status is none of a#b, a%23b, a (got "c").')
  })

  it('has a literal as its text, and reads it back as what it is', () => {
    const template = sort('{kind}#{level}#{live}', {
      kind: literal('order'),
      level: literal(2),
      live: literal(false),
    })
    const values = { kind: 'order', level: 2, live: false }
    expect(template.build(values)).toBe('order#2#false')
    expect(template.parse('order#2#false')).toEqual(values)
    expect(template.parse('order#3#false')).toBeUndefined()
    expect(() => template.build({ ...values, level: '2' })).toThrow('level is always 2 (got "2").')
  })

  it('refuses values of another type, naming attribute and value', () => {
    const attributes = { id: string(), ulid: ulid(), n: number() }
    expect(() => partition('{id}', attributes).build({ id: 7 })).toThrow('id must be a string (got 7).')
    expect(() => partition('{ulid}', attributes).build({ ulid: '01arz3ndektsv4rrffq69g5fav' })).toThrow(
      'ulid is not a ULID: 26 characters of Crockford base 32, upper case (got "01arz3ndektsv4rrffq69g5fav").',
    )
    expect(() => partition('{ulid}', attributes).build({ ulid: '81ARZ3NDEKTSV4RRFFQ69G5FAV' })).toThrow(
      'is not a ULID',
    )
  })

  it('is not made of sets, lists, maps, bytes or a time to live', () => {
    const unfit = {
      set: stringSet(),
      list: list(string()),
      map: map({}),
      bytes: binary(),
      expires: timeToLive(),
    }
    for (const name of Object.keys(unfit))
      expect(() => partition(`{${name}}`, unfit)).toThrow(`names {${name}}, which no key can hold`)
    expect(() => partition('{unknown}', unfit)).toThrow('names {unknown}, which no key can hold')
  })
})

describe('attributes with odd names', () => {
  const names = [
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'a#b',
    'a.b',
    'a b',
    '%',
    '😀',
    '0',
  ]

  it.each(names)("a value under the name '%s' goes into the key and comes back", (name) => {
    const attributes = Object.fromEntries([
      [name, string()],
      ['id', string()],
    ])
    const template = sort(`X#{${name}}#{id}`, attributes)
    const values = Object.fromEntries([
      [name, 'v#1'],
      ['id', 'i'],
    ])
    expect(template.holes).toEqual([name, 'id'])
    expect(built(template, values)).toBe('X#v%231#i')
    expect(template.parse('X#v%231#i')).toEqual(values)
    expect(Object.hasOwn(template.parse('X#v%231#i') ?? {}, name)).toBe(true)
  })

  it.each(names)("a missing value under the name '%s' is missing", (name) => {
    const template = sort(`X#{${name}}`, Object.fromEntries([[name, string()]]))
    expect(template.build({})).toBeUndefined()
    expect(template.lead({})).toEqual({ text: 'X#', complete: false })
  })

  it('values may come from getters of a class', () => {
    class Order {
      get id() {
        return 'o1'
      }
    }
    expect(sort('ORDER#{id}', { id: string() }).build(new Order() as never)).toBe('ORDER#o1')
  })
})
