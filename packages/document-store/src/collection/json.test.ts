import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_DEPTH, toJson } from './json.js'

const nested = (levels: number): unknown => (levels === 0 ? 1 : [nested(levels - 1)])

describe('JSON', () => {
  it('is what JSON.stringify would give, for all that it can hold', () => {
    const values = fc.jsonValue({ maxDepth: 5, stringUnit: 'grapheme' })
    fc.assert(
      fc.property(values, (value) => {
        const text = JSON.stringify(value)
        if (/"(__proto__)?":|e[+-]?\d{3}|\\ud/.test(text)) return
        expect(JSON.stringify(toJson(value))).toBe(text)
      }),
    )
  })

  it('is a copy without fields that are undefined, and 0 for -0', () => {
    const given = { a: undefined, b: -0, c: [{}] }
    const copy = toJson(given) as unknown as typeof given
    expect(copy).toEqual({ b: 0, c: [{}] })
    expect(copy.c).not.toBe(given.c)
  })

  it('may hold one object twice, and not itself', () => {
    const one = { a: 1 }
    expect(toJson([one, one])).toEqual([one, one])
    const circle: unknown[] = []
    circle.push({ circle })
    expect(() => toJson({ circle })).toThrow(expect.objectContaining({ path: 'circle[0].circle' }))
  })

  it.each<[string, unknown]>([
    ['a', { a: new Date() }],
    ['a.b[1]', { a: { b: [1, undefined] } }],
    ['a', { a: () => 1 }],
    ['a', { a: Symbol('x') }],
    ['a', { a: 1n }],
    ['a', { a: Number.NaN }],
    ['a', { a: 1e300 }],
    ['a', { a: 1e-300 }],
    ['a', { a: '\ud800' }],
    ['', { '': 1 }],
    ['__proto__', JSON.parse('{"__proto__":1}')],
    ['a', { a: new Map() }],
  ])('is refused at %j', (path, value) => {
    expect(() => toJson(value)).toThrow(expect.objectContaining({ path }))
  })

  it(`has ${MAX_DEPTH} levels at the most`, () => {
    expect(() => toJson(nested(MAX_DEPTH))).not.toThrow()
    expect(() => toJson(nested(MAX_DEPTH + 1))).toThrow(/nested deeper/)
  })
})
