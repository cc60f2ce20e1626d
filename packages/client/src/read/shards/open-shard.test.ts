import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { StoredItem } from '../../compile/compiled-key.js'
import { type OpenShard, orderBy, takeNext } from './open-shard.js'

const item = (score: number, id: string): StoredItem => ({ score: { N: String(score) }, id: { S: id } })
const idOf = (one: StoredItem | undefined) => one?.id?.S
const scoreOf = (one: StoredItem) => Number(one.score?.N)

const shard = (waiting: readonly StoredItem[], reached: OpenShard['reached'] = 'end'): OpenShard => ({
  params: () => ({}),
  place: 'start',
  reached,
  waiting: [...waiting],
})

/** Shards of which each is in order, with many equal keys. */
const shards = (descending: boolean) =>
  fc
    .array(fc.array(fc.nat({ max: 5 }), { maxLength: 8 }), { minLength: 2, maxLength: 8 })
    .map((all) =>
      all.map((scores, i) =>
        scores.toSorted((a, b) => (descending ? b - a : a - b)).map((score, n) => item(score, `${i}.${n}`)),
      ),
    )

describe('what several shards give', () => {
  it.each([false, true])(
    'is what sorting all of it gives, equal keys shard by shard; descending: %s',
    (descending) => {
      fc.assert(
        fc.property(shards(descending), (all) => {
          const open = all.map((items) => shard(items))
          const order = orderBy([{ name: 'score' }], descending)
          const given: StoredItem[] = []
          for (let next = takeNext(open, order); next !== undefined; next = takeNext(open, order))
            given.push(next)
          const sign = descending ? -1 : 1
          expect(given).toEqual(all.flat().toSorted((a, b) => sign * (scoreOf(a) - scoreOf(b))))
          expect(
            open.every(({ place }, i) => place === ((all[i] ?? []).length === 0 ? 'start' : 'end')),
          ).toBe(true)
        }),
      )
    },
  )

  it('waits for a shard of which the next item is not known', () => {
    const order = orderBy([{ name: 'score' }], false)
    const reached = item(1, 'b1')
    const open = [shard([item(2, 'a2'), item(3, 'a3')]), shard([reached], reached)]
    expect(idOf(takeNext(open, order))).toBe('b1')
    expect(takeNext(open, order)).toBeUndefined()
    expect(open.map(({ place }) => place)).toEqual(['start', reached])
  })

  it('without a sort key comes shard by shard', () => {
    const open = [shard([]), shard([item(2, 'b'), item(1, 'c')]), shard([item(0, 'd')])]
    const given = [0, 1, 2, 3].map(() => idOf(takeNext(open, orderBy([], false))))
    expect(given).toEqual(['b', 'c', 'd', undefined])
  })
})
