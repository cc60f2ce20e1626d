import { describe, expect, it } from 'vitest'
import type { Attributes } from '../attribute/attribute-types.js'
import {
  binary,
  boolean,
  integer,
  literal,
  number,
  oneOf,
  string,
  timestamp,
  ulid,
} from '../attribute/builders.js'
import type { Table } from '../table/define-table.js'
import { problemsOf, tableWith, untyped } from '../testing/designs.js'

interface Kind {
  readonly partition: string
  readonly sort?: string
  readonly attributes?: Attributes
  readonly unique?: readonly string[]
}

const DEFAULTS = { a: string(), b: string(), c: string() }

/** What is said of two entities with these keys. */
function collisions(one: Kind, other: Kind, table: Table = tableWith()) {
  const entity = (name: string, { partition, sort, attributes = {}, unique = [] }: Kind) =>
    untyped(table, name, {
      attributes: { ...DEFAULTS, ...attributes },
      key: { partition, ...(table.spec.sortKey === undefined ? {} : { sort: sort ?? 'X' }) },
      unique,
    })
  return problemsOf(table, [entity('one', one), entity('other', other)])
}

const COULD = [
  expect.stringMatching(/could have the same key; give one of them fixed text that the other lacks\.$/),
]

describe('two entities that could have the same key', () => {
  it('are named with their templates', () => {
    expect(collisions({ partition: 'ORDER#{a}' }, { partition: 'ORDER#{b}' })).toEqual([
      "Entity 'one' ('ORDER#{a}' / 'X') and entity 'other' ('ORDER#{b}' / 'X') could have the same key; give one of them fixed text that the other lacks.",
    ])
    expect(
      collisions({ partition: '{a}' }, { partition: '{b}' }, tableWith({ sortKey: undefined } as never)),
    ).toEqual([
      "Entity 'one' ('{a}') and entity 'other' ('{b}') could have the same key; give one of them fixed text that the other lacks.",
    ])
  })

  it.each([
    ['{a}', 'ORDER'],
    ['{a}#{b}', 'ORDER#{c}'],
    ['ORDER{a}', 'ORDERS{b}'],
    ['{a}', '{b}'],
    ['A#{a}#C', '{b}#B#{c}'],
  ])('%s and %s', (one, other) => {
    expect(collisions({ partition: one }, { partition: other })).toEqual(COULD)
    expect(collisions({ partition: other }, { partition: one })).toEqual(COULD)
  })

  it('only where partition and sort key can both be the same', () => {
    expect(collisions({ partition: '{a}', sort: 'ORDER' }, { partition: '{b}', sort: 'PROFILE' })).toEqual([])
    expect(collisions({ partition: '{a}', sort: 'ORDER#{b}' }, { partition: '{b}', sort: 'ORDER' })).toEqual(
      [],
    )
    expect(collisions({ partition: 'A#{a}', sort: '{b}' }, { partition: 'B#{a}', sort: '{b}' })).toEqual([])
  })
})

describe('two entities cannot have the same key', () => {
  it.each([
    ['ORDER#{a}', 'CUSTOMER#{a}'],
    ['ORDER#{a}', 'ORDERS#{a}'],
    ['ORDER#{a}', 'ORDER'],
    ['ORDER#{a}', 'ORDER#{a}#{b}'],
    ['order#{a}', 'ORDER#{a}'],
    ['A{a}', 'B{a}'],
    ['v1{a}', 'v2{a}'],
    ['A#{a}', 'A##{a}'],
  ])('%s and %s', (one, other) => {
    expect(collisions({ partition: one }, { partition: other })).toEqual([])
    expect(collisions({ partition: other }, { partition: one })).toEqual([])
  })

  it('for a value of oneOf is never fixed text that is none of them', () => {
    const attributes = { s: oneOf('placed', 'paid', 'a#b', '50%') }
    const status = { partition: '{s}', attributes }
    for (const other of ['shipped', 'PAID', 'a']) expect(collisions(status, { partition: other })).toEqual([])
    expect(collisions(status, { partition: 'paid' })).toEqual(COULD)
    expect(collisions({ partition: 'a#b' }, status)).toEqual([])
    expect(collisions({ partition: 'pa{a}' }, status)).toEqual(COULD)
    expect(collisions({ partition: 'no{a}' }, status)).toEqual([])
  })

  it('for two oneOf that share no value', () => {
    const of = (...values: [string, ...string[]]) => ({
      partition: 'S#{s}',
      attributes: { s: oneOf(...values) },
    })
    expect(collisions(of('a', 'b'), of('c', 'd'))).toEqual([])
    expect(collisions(of('a', 'b'), of('b', 'c'))).toEqual(COULD)
    expect(collisions(of('a#'), of('a%23'))).toEqual([])
  })

  it('for values that no key can hold', () => {
    const of = (...values: [string, ...string[]]) => ({
      partition: 'S#{s}',
      attributes: { s: oneOf(...values) },
    })
    expect(collisions(of('a', '', '\ud83d'), of('b', '', '\ud83d'))).toEqual([])
    expect(collisions({ partition: '{k}', attributes: { k: literal('') } }, { partition: '{a}' })).toEqual([])
  })

  it('for literals that differ', () => {
    const of = (value: string | number | boolean) => ({
      partition: 'K#{k}#{a}',
      attributes: { k: literal(value) },
    })
    expect(collisions(of('order'), of('customer'))).toEqual([])
    expect(collisions(of(1), of(2))).toEqual([])
    expect(collisions(of('a#b'), of('a%23b'))).toEqual([])
    expect(collisions(of('order'), of('order'))).toEqual(COULD)
    expect(collisions(of(1), of('1'))).toEqual(COULD)
    expect(collisions(of('order'), { partition: 'K#order#{a}' })).toEqual(COULD)
    expect(collisions(of('order'), { partition: 'K#customer#{a}' })).toEqual([])
  })

  it('for a boolean, and fixed text or a literal that is none', () => {
    const flag = { partition: '{f}', attributes: { f: boolean() } }
    expect(collisions(flag, { partition: 'yes' })).toEqual([])
    expect(collisions(flag, { partition: 'true' })).toEqual(COULD)
  })

  it.each([
    ['timestamp', timestamp(), 'PROFILE', '2026-11-21T02:46:54.123Z'],
    ['ulid', ulid(), 'PROFILE', '01ARZ3NDEKTSV4RRFFQ69G5FAV'],
    ['integer', integer(), 'PROFILE', '7'],
    ['number', number(), 'PROFILE', '1.5'],
  ])('for fixed text that is no %s', (_type, it, never, sometimes) => {
    const values = { partition: '{it}', attributes: { it } }
    expect(collisions(values, { partition: never })).toEqual([])
    expect(collisions({ partition: never }, values)).toEqual([])
    expect(collisions(values, { partition: sometimes })).toEqual(COULD)
  })

  it('for numbers as they stand in a sort key', () => {
    const count = { partition: 'P', sort: '{n}', attributes: { n: integer({ digits: 3 }) } }
    expect(collisions(count, { partition: 'P', sort: '7' })).toEqual([])
    expect(collisions(count, { partition: 'P', sort: '007' })).toEqual(COULD)
  })
})

describe('where the key is a plain attribute', () => {
  const plain = tableWith({ partitionKey: 'pk', sortKey: 'sk' })

  it('two entities of any text could have the same', () => {
    const own = { partition: '{pk}', sort: '{sk}', attributes: { pk: string(), sk: string() } }
    expect(collisions(own, own, plain)).toEqual(COULD)
    expect(collisions(own, { partition: 'ORDER#{a}', sort: '{a}' }, plain)).toEqual(COULD)
  })

  it('values that can be counted keep entities apart', () => {
    const own = (sk: Attributes[string]) => ({
      partition: '{pk}',
      sort: '{sk}',
      attributes: { pk: string(), sk },
    })
    expect(collisions(own(literal('PROFILE')), own(literal('CART')), plain)).toEqual([])
    expect(collisions(own(oneOf('a', 'b')), own(literal('c')), plain)).toEqual([])
    expect(collisions(own(oneOf('a', 'b')), own(literal('b')), plain)).toEqual(COULD)
    expect(collisions(own(literal('X')), { partition: '{a}', sort: 'X' }, plain)).toEqual(COULD)
    expect(collisions(own(literal('Y')), { partition: '{a}', sort: 'X' }, plain)).toEqual([])
  })

  it('a text that looks escaped is taken as it is stored', () => {
    const own = { partition: '{pk}', sort: '{sk}', attributes: { pk: string(), sk: literal('a#b') } }
    expect(
      collisions(own, { partition: '{a}', sort: '{s}', attributes: { s: literal('a#b') } }, plain),
    ).toEqual([])
    expect(collisions(own, { partition: '{a}', sort: 'a#{b}' }, plain)).toEqual(COULD)
  })

  it('ULIDs and timestamps are never fixed text', () => {
    const own = (sk: Attributes[string]) => ({
      partition: '{pk}',
      sort: '{sk}',
      attributes: { pk: string(), sk },
    })
    for (const sk of [ulid(), timestamp()]) {
      expect(collisions(own(sk), { partition: '{a}', sort: 'PROFILE' }, plain)).toEqual([])
      expect(collisions(own(sk), { partition: '{a}', sort: 'ORDER#{b}' }, plain)).toEqual([])
      expect(collisions(own(sk), { partition: '{a}', sort: '{b}' }, plain)).toEqual(COULD)
    }
    const dashed = tableWith({ delimiter: '-' })
    expect(collisions(own(timestamp()), { partition: '{a}', sort: '{b}-{c}-x' }, dashed)).toEqual(COULD)
  })

  it('numbers and bytes are told apart by literals only', () => {
    const numbers = tableWith({ sortKey: { name: 'sk', type: 'number' } })
    const of = (sk: Attributes[string]) => ({ partition: 'P', sort: '{sk}', attributes: { sk } })
    expect(collisions(of(number()), of(integer()), numbers)).toEqual(COULD)
    expect(collisions(of(literal(1)), of(literal(2)), numbers)).toEqual([])
    expect(collisions(of(literal(1)), of(integer()), numbers)).toEqual(COULD)
    const bytes = tableWith({ sortKey: { name: 'sk', type: 'binary' } })
    expect(collisions(of(binary()), of(binary()), bytes)).toEqual(COULD)
  })
})

describe('guard items of what is unique', () => {
  const customer = { partition: 'CUSTOMER#{a}', attributes: { email: string() }, unique: ['email'] }

  it('collide with no ordinary entity, and not with each other', () => {
    expect(collisions(customer, { partition: 'ORDER#{a}' })).toEqual([])
    expect(collisions(customer, { ...customer, partition: 'USER#{a}' })).toEqual([])
  })

  it('are refused beside an entity that could overwrite them', () => {
    expect(collisions(customer, { partition: '{a}#{b}#{c}#{a}', sort: 'UNIQUE' })).toEqual([
      "The guard of unique email of entity 'one' ('UNIQUE#one#email#{email}' / 'UNIQUE') and entity 'other' ('{a}#{b}#{c}#{a}' / 'UNIQUE') could have the same key; give one of them fixed text that the other lacks.",
    ])
  })

  it('are refused beside keys of any text', () => {
    const own = {
      partition: '{pk}',
      sort: '{sk}',
      attributes: { pk: string(), sk: string(), email: string() },
      unique: ['email'],
    }
    expect(collisions(own, { partition: 'X', sort: 'Y' })).toContainEqual(
      expect.stringMatching(/^Entity 'one' .* and the guard of unique email of entity 'one'/),
    )
  })

  it('may stand beside ULIDs as plain keys of a table without sort key', () => {
    const table = tableWith({ partitionKey: 'id', sortKey: undefined } as never)
    const user = { partition: '{id}', attributes: { id: ulid(), email: string() }, unique: ['email'] }
    expect(collisions(user, { partition: 'CONFIG' }, table)).toEqual([])
  })
})
