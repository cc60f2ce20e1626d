import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareKeys } from './compare-keys.js'

const sign = (a: AttributeValue, b: AttributeValue) => Math.sign(compareKeys(a, b))

describe('the order of sort keys', () => {
  it('of text is that of its UTF-8 bytes', () => {
    const text = fc.string({ unit: 'binary' })
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(sign({ S: a }, { S: b })).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)))
      }),
      { numRuns: 2_000 },
    )
    expect(sign({ S: '\uffee' }, { S: '\u{1f600}' })).toBe(-1)
    expect(sign({ S: 'a' }, { S: 'a!' })).toBe(-1)
  })

  it('of numbers is their value, to the last of 38 digits', () => {
    const digits = fc.bigInt({ min: -(10n ** 38n) + 1n, max: 10n ** 38n - 1n })
    fc.assert(
      fc.property(digits, digits, fc.nat({ max: 20 }), (a, b, power) => {
        expect(sign({ N: `${a}e-${power}` }, { N: `${b}e-${power}` })).toBe(a < b ? -1 : a > b ? 1 : 0)
      }),
    )
    const ascending = ['-1E+20', '-10', '-9.5', '-0.001', '0', '1e-130', '0.5', '2', '10', '9.99E+125']
    for (const [i, N] of ascending.entries())
      for (const [j, other] of ascending.entries()) expect(sign({ N }, { N: other })).toBe(Math.sign(i - j))
  })

  it('of bytes is that of their unsigned values, the shorter first', () => {
    const bytes = fc.uint8Array()
    fc.assert(
      fc.property(bytes, bytes, (a, b) => {
        expect(sign({ B: a }, { B: b })).toBe(Buffer.compare(a, b))
      }),
    )
  })
})
