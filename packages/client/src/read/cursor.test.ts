import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InvalidCursorError } from '../errors/invalid-cursor-error.js'
import { readCursor, writeCursor } from './cursor.js'
import type { ReadSource } from './read-source.js'

function sourceOf(...types: readonly ('string' | 'number' | 'binary')[]): ReadSource {
  const keyAttributes = types.map((type, i) => ({ name: `key${i}`, type }))
  return { name: 'pattern', keyAttributes } as unknown as ReadSource
}

const point = fc.oneof(
  fc.nat({ max: 0xff }),
  fc.nat({ max: 0xd7ff }),
  fc.integer({ min: 0xe000, max: 0x10ffff }),
)
const wellFormed = fc.array(point, { minLength: 1 }).map((points) => String.fromCodePoint(...points))

const source = sourceOf('string', 'number', 'binary')
const key = { key0: { S: 'CUSTOMER#ü𝄞"' }, key1: { N: '-1.5' }, key2: { B: Uint8Array.of(0, 255, 128) } }

describe('a cursor', () => {
  it('gives the key back that it was made from', () => {
    expect(readCursor(source, 'binding', writeCursor(source, 'binding', key))).toEqual(key)
  })

  it('gives every key back', () => {
    fc.assert(
      fc.property(
        wellFormed,
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.uint8Array({ minLength: 1 }),
        fc.string(),
        (S, n, B, binding) => {
          const given = { key0: { S }, key1: { N: String(n) }, key2: { B } }
          expect(readCursor(source, binding, writeCursor(source, binding, given))).toEqual(given)
        },
      ),
      { numRuns: 200 },
    )
  })

  it('is text for a URL', () => {
    expect(writeCursor(source, 'binding', key)).toMatch(/^[A-Za-z0-9_-]+$/)
  })

  it('holds the largest keys', () => {
    const large = { key0: { S: '\u0000'.repeat(8192) }, key1: { N: '1' }, key2: { B: new Uint8Array(2048) } }
    expect(readCursor(source, '', writeCursor(source, '', large))).toEqual(large)
  })

  it('holds the places of so many shards', () => {
    const places = { key0: { S: '\u0000'.repeat(20_000) } }
    const [few, many] = [1, 2].map((shards) => ({ ...sourceOf('string'), shards }))
    const long = writeCursor(many as ReadSource, '', places)
    expect(readCursor(many as ReadSource, '', long)).toEqual(places)
    expect(() => readCursor(few as ReadSource, '', long)).toThrow(InvalidCursorError)
  })

  it('begins with no byte order mark that would be lost', () => {
    const marked = { ...key, key0: { S: '\ufeffa' } }
    expect(readCursor(source, '', writeCursor(source, '', marked))).toEqual(marked)
  })
})

describe('a cursor is refused', () => {
  const refused = (cursor: unknown, binding = 'binding', from = source) => {
    expect(() => readCursor(from, binding, cursor as string)).toThrow(InvalidCursorError)
  }
  const cursor = writeCursor(source, 'binding', key)

  it('for another binding', () => {
    refused(cursor, 'bindinG')
    refused(cursor, '')
  })

  it('for another key schema', () => {
    refused(cursor, 'binding', sourceOf('string', 'number'))
    refused(cursor, 'binding', sourceOf('string', 'number', 'binary', 'string'))
    refused(cursor, 'binding', sourceOf('number', 'number', 'binary'))
  })

  it.each([
    undefined,
    null,
    1,
    {},
    '',
    ' ',
    'null',
    'W10',
    'WzFd',
    '%',
    '====',
    'a'.repeat(10_000_000),
    btoa('[1,"","a","1","b"]'),
  ])('when it is none', (text) => refused(text))

  it('when it was cut off anywhere', () => {
    for (let length = 0; length < cursor.length; length++) refused(cursor.slice(0, length))
  })

  it('when something was added', () => {
    for (const added of ['A', '=', ' ', '\n', cursor]) {
      refused(cursor + added)
      refused(added + cursor)
    }
  })

  it('when a bit of it was flipped', () => {
    for (let i = 0; i < cursor.length; i++) {
      for (let bit = 0; bit < 8; bit++) {
        const flipped = String.fromCharCode(cursor.charCodeAt(i) ^ (1 << bit))
        refused(cursor.slice(0, i) + flipped + cursor.slice(i + 1))
      }
    }
  })

  it('when a character of it was changed', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: cursor.length - 1 }),
        fc.string({ minLength: 1, maxLength: 3 }),
        (i, text) => {
          const changed = cursor.slice(0, i) + text + cursor.slice(i + 1)
          fc.pre(changed !== cursor)
          refused(changed)
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('when it is arbitrary text, or arbitrary JSON', () => {
    fc.assert(
      fc.property(wellFormed, (text) => refused(text)),
      { numRuns: 500 },
    )
    fc.assert(
      fc.property(fc.json(), (json) => refused(Buffer.from(json).toString('base64url'))),
      { numRuns: 500 },
    )
  })
})
