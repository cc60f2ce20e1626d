import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bigint,
  boolean,
  decimal as decimalAttribute,
  integer,
  number,
  oneOf,
  string,
  timestamp,
} from '../attribute/builders.js'
import {
  bigintOf,
  date,
  decimal,
  delimiter,
  double,
  integerOf,
  RUNS,
  text,
  textAround,
} from '../testing/arbitraries.js'
import { built, partition, sort } from '../testing/keys.js'

describe('the beginning of a key, for begins_with', () => {
  const attributes = { year: string(), month: string(), id: string(), at: timestamp() }
  const template = sort('ORDER#{year}#{month}#{id}', attributes)

  it('reaches as far as the values do, and ends at a delimiter', () => {
    expect(template.lead({})).toEqual({ text: 'ORDER#', complete: false })
    expect(template.lead({ year: '2026' })).toEqual({ text: 'ORDER#2026#', complete: false })
    expect(template.lead({ year: '2026', month: '11' })).toEqual({ text: 'ORDER#2026#11#', complete: false })
  })

  it('is the whole key when every value is there', () => {
    const values = { year: '2026', month: '11', id: 'o1' }
    expect(template.lead(values)).toEqual({ text: 'ORDER#2026#11#o1', complete: true })
    expect(template.build(values)).toBe('ORDER#2026#11#o1')
  })

  it("never matches '10' for '1'", () => {
    const { text } = template.lead({ year: '1' })
    expect(template.build({ year: '10', month: '1', id: '1' })).not.toContain(text)
    expect(template.build({ year: '1', month: '1', id: '1' })).toContain(text)
  })

  it('stops at the first missing value, null or undefined', () => {
    expect(template.lead({ month: '11', id: 'o1' }).text).toBe('ORDER#')
    expect(template.lead({ year: null, month: '11' }).text).toBe('ORDER#')
    expect(template.lead({ year: undefined, month: '11' }).text).toBe('ORDER#')
  })

  it('has the fixed text that stands before the missing value', () => {
    const typed = sort('v{year}#ORDER{month}#{id}', attributes)
    expect(typed.lead({}).text).toBe('v')
    expect(typed.lead({ year: '1' }).text).toBe('v1#ORDER')
  })

  it('is empty where a template begins with a missing value', () => {
    expect(sort('{year}#{month}', attributes).lead({})).toEqual({ text: '', complete: false })
  })

  it('of a template without values is the template', () => {
    expect(sort('PROFILE', {}).lead({})).toEqual({ text: 'PROFILE', complete: true })
  })

  it('refuses what the key would refuse, naming the attribute', () => {
    expect(() => template.lead({ year: '' })).toThrow('year is empty, and no part of a key can be.')
  })
})

describe('of keys that begin with some values', () => {
  const TIERS = ['free', 'plus#', '%'] as const
  const attributes = {
    s: string(),
    t: timestamp(),
    i: integer({ digits: 5 }),
    b: bigint({ digits: 20 }),
    n: number(),
    d: decimalAttribute(),
    f: boolean(),
    o: oneOf(...TIERS),
  }
  const values = fc.record({
    s: fc.oneof(text, fc.constantFrom('1', '10', '100')),
    t: date,
    i: integerOf(5),
    b: bigintOf(20),
    n: double,
    d: decimal,
    f: fc.boolean(),
    o: fc.constantFrom(...TIERS),
  })
  const order = fc.shuffledSubarray(Object.keys(attributes), { minLength: 2, maxLength: 4 })

  it.each([
    ['partition', partition],
    ['sort', sort],
  ] as const)('the beginning is a prefix of each, and of no other: %s key', (_position, make) => {
    fc.assert(
      fc.property(order, values, values, fc.nat(), delimiter, (names, x, other, cut, character) => {
        const template = make(
          `K${character}${names.map((name) => `{${name}}`).join(character)}`,
          attributes,
          character,
        )
        const given = names.slice(0, cut % names.length)
        const known = Object.fromEntries(given.map((name) => [name, x[name as 's']]))
        const { text, complete } = template.lead(known)
        expect(complete).toBe(false)
        expect(built(template, { ...other, ...known }).startsWith(text)).toBe(true)
        const key = built(template, other)
        const read = template.parse(key)
        const samePart = given.every(
          (name) =>
            make(`{${name}}`, attributes).build(known) === make(`{${name}}`, attributes).build(read ?? {}),
        )
        expect(key.startsWith(text)).toBe(samePart)
      }),
      RUNS,
    )
  })

  it('a value that continues another one is not among them', () => {
    const pairs = delimiter.chain((character) => {
      const value = fc.oneof(text, textAround(character))
      return fc.record({ character: fc.constant(character), value, more: value })
    })
    fc.assert(
      fc.property(pairs, text, ({ character, value, more }, id) => {
        const template = sort(`{s}${character}{id}`, { s: string(), id: string() }, character)
        expect(built(template, { s: value + more, id }).startsWith(template.lead({ s: value }).text)).toBe(
          false,
        )
      }),
      RUNS,
    )
  })
})
