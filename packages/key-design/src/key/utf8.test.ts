import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RUNS } from '../testing/arbitraries.js'
import { utf8Bytes } from './utf8.js'

describe('bytes of a text in UTF-8', () => {
  it.each([
    ['', 0],
    ['a', 1],
    ['\u007f', 1],
    ['\u0080', 2],
    ['\u07ff', 2],
    ['\u0800', 3],
    ['\uffff', 3],
    ['\u{10000}', 4],
    ['\u{10ffff}', 4],
    ['aé日😀', 1 + 2 + 3 + 4],
  ])('%j has %i', (text, bytes) => {
    expect(utf8Bytes(text)).toBe(bytes)
  })

  it('are counted like Node.js does', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(utf8Bytes(text)).toBe(Buffer.byteLength(text))
      }),
      RUNS,
    )
  })
})
