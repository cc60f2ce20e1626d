import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shardOf } from './shard-of.js'

describe('the shard of an item', () => {
  // Stored keys hold them: a change here would be one of every sharded key that there is.
  it.each([
    [['c1'], 0, 0, 110],
    [['c1', 'o1'], 1, 5, 135],
    [['c1', '2026-11-21T02:46:54.123Z', 'o1'], 0, 2, 130],
    [['ü𝄞', '#%'], 1, 1, 185],
    [['42'], 1, 9, 189],
    [['a', 'bc'], 0, 0, 86],
    [['ab', 'c'], 1, 1, 9],
  ])('of %j is for ever %i of 2, %i of 10 and %i of 256', (texts, two, ten, most) => {
    expect([2, 10, 256].map((count) => shardOf(texts, count))).toEqual([two, ten, most])
  })

  it('is one of so many, and the same each time', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary' })),
        fc.integer({ min: 2, max: 256 }),
        (texts, count) => {
          const shard = shardOf(texts, count)
          expect(Number.isInteger(shard) && shard >= 0 && shard < count).toBe(true)
          expect(shardOf([...texts], count)).toBe(shard)
        },
      ),
    )
  })

  it.each([2, 3, 10, 16, 100, 256])('of keys that hardly differ is spread evenly over %i', (count) => {
    const perShard = 200
    const keys: readonly ((n: number) => readonly string[])[] = [
      (n) => ['c1', `o${n}`],
      (n) => [`customer-${n}`],
      (n) => [String(n)],
      (n) => ['c1', new Date(1_780_000_000_000 + n * 1_000).toISOString()],
      (n) => [`01K${n.toString(32).toUpperCase().padStart(23, '0')}`],
    ]
    for (const key of keys) {
      const counts = new Array<number>(count).fill(0)
      for (let n = 0; n < perShard * count; n++) (counts[shardOf(key(n), count)] as number)++
      expect(chiSquare(counts, perShard)).toBeLessThan(mostChiSquare(count - 1))
    }
  })
})

/** How far counts are from being equal: about as much as there are degrees of freedom when they are drawn at random. */
const chiSquare = (counts: readonly number[], expected: number): number =>
  counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)

/** What one random draw in ten thousand exceeds, by Wilson and Hilferty's approximation. */
const mostChiSquare = (freedom: number): number => {
  const ninth = 2 / (9 * freedom)
  return freedom * (1 - ninth + 3.72 * Math.sqrt(ninth)) ** 3
}
