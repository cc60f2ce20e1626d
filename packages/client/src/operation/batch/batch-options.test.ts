import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ThrottledError } from '../../errors/throttled-error.js'
import { rejection } from '../../testing/rejection.js'
import { MOST_MS_WITHOUT_PROGRESS, untilProcessed } from './batch-options.js'

const throttled = new ThrottledError('BatchGetItem', { cause: new Error() })

describe('until processed', () => {
  it('sends what is left until nothing is', async () => {
    const sent: (readonly number[])[] = []
    await untilProcessed([1, 2, 3, 4], {}, async (work) => {
      sent.push(work)
      return work.slice(2)
    })
    expect(sent).toEqual([
      [1, 2, 3, 4],
      [3, 4],
    ])
  })

  it('takes throttling of the whole as nothing done', async () => {
    let sent = 0
    await untilProcessed([1], {}, async () => {
      sent += 1
      if (sent < 3) throw throttled
      return []
    })
    expect(sent).toBe(3)
  })

  it('passes any other failure on', async () => {
    const failing = untilProcessed([1], {}, () => Promise.reject(new Error('other')))
    await expect(failing).rejects.toThrow('other')
  })

  it('sends nothing for nothing', async () => {
    await untilProcessed([], {}, () => Promise.reject(new Error('never')))
  })

  it('is stopped while it waits', async () => {
    const stop = new AbortController()
    const waiting = untilProcessed([1], { signal: stop.signal }, async (work) => {
      setTimeout(() => stop.abort(new Error('stopped')))
      return work
    })
    await expect(waiting).rejects.toThrow('stopped')
  })
})

describe('what stays unprocessed', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    vi.spyOn(Math, 'random').mockReturnValue(0.999)
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.restoreAllMocks()
  })

  /** When each request is sent, in milliseconds after the first. */
  async function times(answer: (sent: number, work: readonly number[]) => readonly number[]) {
    const [start, at] = [Date.now(), [] as number[]]
    const given = rejection(
      untilProcessed([1, 2], {}, async (work) => {
        at.push(Date.now() - start)
        return answer(at.length, work)
      }),
    )
    await vi.advanceTimersByTimeAsync(10 * MOST_MS_WITHOUT_PROGRESS)
    return { at, error: await given }
  }

  it('is sent again after pauses that double up to two seconds, and given up after half a minute', async () => {
    const { at, error } = await times((_, work) => work)

    const pauses = at.slice(1).map((time, i) => Math.round((time - (at[i] as number)) / 25))
    expect(pauses.slice(0, 9)).toEqual([1, 2, 4, 8, 16, 32, 64, 80, 80])
    expect(at.at(-1)).toBeGreaterThanOrEqual(MOST_MS_WITHOUT_PROGRESS)
    expect(at.at(-1)).toBeLessThan(MOST_MS_WITHOUT_PROGRESS + 2_000)
    expect(error).toBeInstanceOf(ThrottledError)
    expect((error.cause as Error).message).toMatch(/left it unprocessed for 3\d{4} ms/)
  })

  it('has its time anew when a part was done', async () => {
    const { at } = await times((sent, work) => (sent < 15 ? work : work.slice(0, 1)))
    expect(at.at(-1)).toBeGreaterThan(MOST_MS_WITHOUT_PROGRESS + 10_000)
  })

  it('is not sent in step by several clients', async () => {
    const random = vi.spyOn(Math, 'random')
    for (const [i, value] of [0.1, 0.7, 0.3].entries()) random.mockReturnValueOnce(value + i / 100)
    const { at } = await times((_, work) => work)
    expect(at.slice(0, 3)).toEqual([0, expect.closeTo(2, 0), expect.closeTo(38, -1)])
  })
})
