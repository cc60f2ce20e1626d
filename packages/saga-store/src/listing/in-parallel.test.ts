import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { inParallel } from './in-parallel.js'

it('does all of them, so many at the same time', async () => {
  let [running, most] = [0, 0]
  const done: number[] = []
  await inParallel([1, 2, 3, 4, 5, 6, 7], 3, async (one) => {
    most = Math.max(most, ++running)
    await pause(2)
    running--
    done.push(one)
  })
  expect(done.toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7])
  expect(most).toBe(3)
})

it('begins nothing after a failure, and ends when all that was begun has ended', async () => {
  const begun: number[] = []
  let ended = 0
  const failing = inParallel([1, 2, 3, 4, 5], 2, async (one) => {
    begun.push(one)
    await pause(one === 1 ? 1 : 10)
    if (one === 1) throw new Error('one')
    ended++
  })
  await expect(failing).rejects.toThrow('one')
  expect(begun).toEqual([1, 2])
  expect(ended).toBe(1)
})

it('reads no more than it does', async () => {
  let read = 0
  const source = (async function* () {
    for (;;) yield read++
  })()
  const failing = inParallel(source, 2, async (one) => {
    if (one === 3) throw new Error('enough')
  })
  await expect(failing).rejects.toThrow('enough')
  expect(read).toBeLessThan(8)
})
