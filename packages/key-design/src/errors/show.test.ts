import { describe, expect, it } from 'vitest'
import { show } from './show.js'

describe('a value in a message', () => {
  it.each([
    ['text', '"text"'],
    ['a"b', '"a\\"b"'],
    [7, '7'],
    [-0, '0'],
    [7n, '7n'],
    [true, 'true'],
    [null, 'null'],
    [undefined, 'undefined'],
    [Number.NaN, 'NaN'],
    [new Date(0), '1970-01-01T00:00:00.000Z'],
    [new Date(Number.NaN), 'Invalid Date'],
    [[1, 2], 'an array'],
    [{ a: 1 }, 'an object'],
    [Object.create(null), 'an object'],
    [new Set(), 'a Set'],
    [new Uint8Array(), 'a Uint8Array'],
    [() => 1, 'a function'],
    [Symbol('x'), 'Symbol(x)'],
  ])('%# is short', (value, picture) => {
    expect(show(value)).toBe(picture)
  })

  it('is never the whole of a large one', () => {
    expect(show('x'.repeat(1_000_000))).toHaveLength(61)
    expect(show('x'.repeat(1_000_000))).toMatch(/^"x{59}…$/)
    expect(show('😀'.repeat(100)).isWellFormed()).toBe(true)
  })
})
