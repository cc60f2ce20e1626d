import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DELIMITERS, delimiter, RUNS, text, textAround } from '../testing/arbitraries.js'
import { escapeFor } from './escape.js'

describe('escaping', () => {
  const { encode, decode } = escapeFor('#')

  it('leaves ordinary ids as a person writes them', () => {
    for (const id of [
      'c1',
      'customer@example.com',
      '01ARZ3NDEKTSV4RRFFQ69G5FAV',
      'Ærøskøbing',
      '日本',
      '👩‍👩‍👧',
      'a b/c?d=e',
    ])
      expect(encode(id)).toBe(id)
  })

  it('changes the delimiter and the percent sign, nothing else', () => {
    expect(encode('50% of #1')).toBe('50%25 of %231')
    expect(decode('50%25 of %231')).toBe('50% of #1')
  })

  it('tells a text that looks escaped from one that is', () => {
    expect(encode('%23')).toBe('%2523')
    expect(decode('%2523')).toBe('%23')
  })

  it('keeps upper and lower case', () => {
    expect(encode('McDonald')).toBe('McDonald')
  })

  it('refuses empty text', () => {
    expect(() => encode('')).toThrow('The value is empty, and no part of a key can be.')
    expect(decode('')).toBeUndefined()
  })

  it('refuses lone surrogates, which UTF-8 cannot store', () => {
    for (const half of ['\ud83d', '\udc69', 'a\ud83d', '\udc69\ud83d'])
      expect(() => encode(half)).toThrow('holds a lone surrogate, which UTF-8 cannot store')
  })

  it('reads nothing that it never writes', () => {
    for (const foreign of ['a#b', '%', '%2', '%24', '%2f', '%%2325', '100%', '\ud83d'])
      expect(decode(foreign)).toBeUndefined()
  })

  it('gives every text back, with every delimiter', () => {
    const any = delimiter.chain((character) =>
      fc.record({ character: fc.constant(character), value: fc.oneof(text, textAround(character)) }),
    )
    fc.assert(
      fc.property(any, ({ character, value }) => {
        const codec = escapeFor(character)
        const encoded = codec.encode(value)
        expect(encoded).not.toContain(character)
        expect(codec.decode(encoded)).toBe(value)
      }),
      RUNS,
    )
  })

  it('reads arbitrary text only when it writes the same again', () => {
    const any = fc.oneof(fc.string({ unit: 'binary' }), textAround('#'), fc.string({ unit: lone }))
    fc.assert(
      fc.property(any, (stored) => {
        const value = decode(stored)
        if (value !== undefined) expect(encode(value)).toBe(stored)
      }),
      RUNS,
    )
  })

  it('knows every printable character that can be a delimiter', () => {
    expect(DELIMITERS.join('')).toBe('!"#$&\'()*+,-./:;<=>?@[\\]^_`|~')
  })
})

/** Units of UTF-16, half of them surrogates without their partner. */
const lone = fc.integer({ min: 0xd000, max: 0xefff }).map((unit) => String.fromCharCode(unit))
