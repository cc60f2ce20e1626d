import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Place, type PlaceKeys, readPlaces, writePlaces } from './places.js'

const keys: PlaceKeys = {
  keyAttributes: [
    { name: 'sk', type: 'string' },
    { name: 'score', type: 'number' },
    { name: 'digest', type: 'binary' },
  ],
}

const key = fc.record({
  sk: fc.string({ minLength: 1, unit: 'grapheme' }).map((S) => ({ S })),
  score: fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => ({ N: String(n) })),
  digest: fc.uint8Array({ minLength: 1 }).map((B) => ({ B })),
})
const place = fc.oneof(fc.constantFrom<Place>('start', 'end'), key)

describe('the places of shards', () => {
  it('are read as they were written', () => {
    fc.assert(
      fc.property(fc.array(place, { minLength: 1 }), (places) => {
        fc.pre(places.some((one) => one !== 'end'))
        expect(readPlaces(keys, places.length, writePlaces(keys, places))).toEqual(places)
      }),
    )
  })

  it('are written shorter where they are alike', () => {
    const of = (n: number) => ({
      sk: { S: `EVENT#2026-11-21T02:46:54.${n}Z` },
      score: { N: '1' },
      digest: { B: Uint8Array.of(1) },
    })
    const one = writePlaces(keys, [of(100)]).length
    expect(
      writePlaces(
        keys,
        Array.from({ length: 10 }, (_, n) => of(100 + n)),
      ).length,
    ).toBeLessThan(6 * one)
  })

  it.each([
    '[0]',
    '[1,1]',
    '[0,0,0]',
    '[0,2]',
    '[0,[0,"a",0,"x",0,"AQ=="]]',
    '[0,[0,"",0,"1",0,"AQ=="]]',
    '{}',
    '1',
    'x',
    '[0, 1]',
  ])('of two shards are not %s', (text) => {
    expect(() => readPlaces(keys, 2, text)).toThrow()
  })

  it('have one text', () => {
    const text = '[[0,"ab",0,"1",0,"AQ=="],[2,"c",1,"",4,""]]'
    expect(readPlaces(keys, 2, text)).toHaveLength(2)
    expect(() => readPlaces(keys, 2, text.replace('[2,"c"', '[1,"bc"'))).toThrow(TypeError)
  })
})
