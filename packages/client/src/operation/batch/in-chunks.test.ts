import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inChunks, someAtATime } from './in-chunks.js'

it('cuts a list into chunks of a size, in order', () => {
  expect(inChunks([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]])
  expect(inChunks([1, 2], 2)).toEqual([[1, 2]])
  expect(inChunks([], 2)).toEqual([])
  fc.assert(
    fc.property(fc.array(fc.nat()), fc.integer({ min: 1, max: 9 }), (list, size) => {
      const chunks = inChunks(list, size)
      expect(chunks.flat()).toEqual(list)
      expect(chunks.every(({ length }) => length >= 1 && length <= size)).toBe(true)
    }),
  )
})

describe('some at a time', () => {
  it('runs a task for each input, no more at once than are allowed', async () => {
    let [underWay, most] = [0, 0]
    const seen: number[] = []
    await someAtATime([1, 2, 3, 4, 5, 6, 7], 3, async (input) => {
      underWay += 1
      most = Math.max(most, underWay)
      await sleep(5)
      underWay -= 1
      seen.push(input)
    })
    expect(seen.toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(most).toBe(3)
  })

  it('has nothing to do for no inputs', async () => {
    await someAtATime([], 3, () => Promise.reject(new Error('never')))
  })

  it('starts no further one after a failure, and waits for those under way', async () => {
    const [started, ended]: number[][] = [[], []]
    const failing = someAtATime([1, 2, 3, 4], 2, async (input) => {
      started?.push(input)
      if (input === 1) throw new Error('one')
      await sleep(10)
      ended?.push(input)
    })
    await expect(failing).rejects.toThrow('one')
    expect(started).toEqual([1, 2])
    expect(ended).toEqual([2])
  })

  it('rejects with the first failure, and leaves no other unhandled', async () => {
    const failing = someAtATime([1, 2], 2, async (input) => {
      await sleep(input)
      throw new Error(String(input))
    })
    await expect(failing).rejects.toThrow('1')
  })
})
