import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { string } from '../attribute/builders.js'
import { delimiter, RUNS, text, textAround } from '../testing/arbitraries.js'
import { built, partition, sort } from '../testing/keys.js'

describe('two different inputs never give the same key', () => {
  const attributes = { a: string(), b: string(), c: string() }

  it('where a delimiter in a value would shift the border', () => {
    const pair = partition('{a}#{b}', attributes)
    expect(pair.build({ a: 'a#b', b: 'c' })).toBe('a%23b#c')
    expect(pair.build({ a: 'a', b: 'b#c' })).toBe('a#b%23c')
  })

  it('where a value looks like an escaped one', () => {
    const one = partition('CUSTOMER#{a}', attributes)
    expect(one.build({ a: '#' })).not.toBe(one.build({ a: '%23' }))
    expect(one.build({ a: '%' })).not.toBe(one.build({ a: '%25' }))
  })

  it('where texts differ in case or in Unicode normal form only', () => {
    const one = partition('{a}', attributes)
    expect(one.build({ a: 'ABC' })).not.toBe(one.build({ a: 'abc' }))
    expect(one.build({ a: '\u00e9' })).not.toBe(one.build({ a: 'e\u0301' }))
  })

  it('where an empty value would be missing', () => {
    const pair = partition('{a}#{b}', attributes)
    expect(() => pair.build({ a: '', b: 'b' })).toThrow('a is empty, and no part of a key can be.')
  })

  it.each(['{a}', 'X#{a}', '{a}#X', 'ORDER-{a}'])('in a template of one value: %s', (template) => {
    const both = [partition(template, attributes), sort(template, attributes)]
    fc.assert(
      fc.property(text, text, (x, y) => {
        for (const one of both) expect(built(one, { a: x }) === built(one, { a: y })).toBe(x === y)
      }),
      RUNS,
    )
  })

  it.each(['{a}#{b}', 'A#{a}#B#{b}', '{a}#{b}#{c}', 'a{a}#a{b}#a{c}'])(
    'in a template of several values: %s',
    (template) => {
      const several = sort(template, attributes)
      const { holes } = several
      const values = fc.record({ a: text, b: text, c: text })
      fc.assert(
        fc.property(values, values, (x, y) => {
          const same = holes.every((hole) => x[hole as 'a'] === y[hole as 'a'])
          expect(built(several, x) === built(several, y)).toBe(same)
        }),
        RUNS,
      )
    },
  )

  it('when the same characters are parted in another way', () => {
    const several = partition('{a}#{b}', attributes)
    const characters = fc.array(fc.constantFrom('#', '%', '2', '3', '5', '😀'), {
      minLength: 2,
      maxLength: 8,
    })
    fc.assert(
      fc.property(characters, fc.nat(), fc.nat(), (all, i, j) => {
        const part = (at: number) => ({ a: all.slice(0, at).join(''), b: all.slice(at).join('') })
        const [x, y] = [1 + (i % (all.length - 1)), 1 + (j % (all.length - 1))]
        expect(several.build(part(x)) === several.build(part(y))).toBe(x === y)
      }),
      RUNS,
    )
  })

  it('with every delimiter', () => {
    const values = delimiter.chain((character) => {
      const value = fc.oneof(text, textAround(character))
      const pair = fc.record({ a: value, b: value })
      return fc.record({ character: fc.constant(character), x: pair, y: pair })
    })
    fc.assert(
      fc.property(values, ({ character, x, y }) => {
        const pair = partition(`{a}${character}{b}`, attributes, character)
        expect(built(pair, x) === built(pair, y)).toBe(x.a === y.a && x.b === y.b)
        expect(pair.parse(built(pair, x))).toEqual(x)
      }),
      RUNS,
    )
  })

  it('refuses lone surrogates in every place of a value', () => {
    const several = partition('{a}#{b}', attributes)
    const half = fc.integer({ min: 0xd800, max: 0xdfff }).map((unit) => String.fromCharCode(unit))
    const ascii = fc.string({ unit: 'grapheme-ascii' })
    fc.assert(
      fc.property(ascii, half, ascii, (before, surrogate, after) => {
        expect(() => several.build({ a: before + surrogate + after, b: 'b' })).toThrow(
          'a holds a lone surrogate',
        )
        expect(() => several.build({ a: 'a', b: before + surrogate + after })).toThrow(
          'b holds a lone surrogate',
        )
      }),
      { numRuns: 2000 },
    )
  })
})
