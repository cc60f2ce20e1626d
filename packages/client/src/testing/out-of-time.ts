import { expect, vi } from 'vitest'

/** A call whose time is over as soon as something is so, however long that takes: no slow machine makes a difference. */
interface OutOfTime<T> {
  readonly call: () => PromiseLike<T>
  /** Milliseconds that pass at once. */
  readonly ms: number
  readonly when: () => boolean
  /** Milliseconds that pass each time that it is not so yet, for pauses between tries to end. Default 0. */
  readonly step?: number
}

/** What the call gives. */
export async function outOfTime<T>({ call, ms, when, step = 0 }: OutOfTime<T>): Promise<T> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    let isOver = false
    const called = Promise.resolve(call()).finally(() => (isOver = true))
    called.catch(() => {})
    await passing(step, when)
    // What a timer lets go on does so before the next one, as without fake timers.
    await vi.advanceTimersByTimeAsync(ms)
    await passing(1, () => isOver)
    return called
  } finally {
    vi.useRealTimers()
  }
}

/** Lets time pass in steps until something is so. */
async function passing(step: number, isSo: () => boolean): Promise<void> {
  const look = () => {
    vi.advanceTimersByTime(step)
    return isSo()
  }
  await expect.poll(look, { interval: 2 }).toBe(true)
}
