import { setTimeout as sleep } from 'node:timers/promises'
import { vi } from 'vitest'

/** A call whose time is over as soon as something is so, however long that takes: no slow machine makes a difference. */
interface OutOfTime<T> {
  readonly call: () => PromiseLike<T>
  /** Milliseconds that pass at once. */
  readonly ms: number
  readonly when: () => boolean
  /** What holds while no time passes, before the rest: pauses between tries do not end. */
  readonly before?: () => Promise<void>
  /** Milliseconds that pass each time that it is not so yet, for pauses between tries to end. Default 0. */
  readonly step?: number
}

/** What the call gives. */
export async function outOfTime<T>({ call, ms, when, before, step = 0 }: OutOfTime<T>): Promise<T> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    let isOver = false
    const called = Promise.resolve(call()).finally(() => (isOver = true))
    called.catch(() => {})
    await before?.()
    await until(when, step)
    // What a timer lets go on does so before the next one, as without fake timers.
    await vi.advanceTimersByTimeAsync(ms)
    await until(() => isOver, 1)
    return called
  } finally {
    vi.useRealTimers()
  }
}

const MOST_MS = 60_000

/**
 * Waits until something is so; where timers are fake, so many milliseconds pass each time that it is not so yet. (With
 * fake timers `expect.poll` lets its own interval pass.)
 */
export async function until(isSo: () => boolean, step = 0): Promise<void> {
  const end = Date.now() + MOST_MS
  while (!isSo()) {
    if (Date.now() > end) throw new Error(`This was not so within ${MOST_MS} ms: ${isSo}`)
    if (step > 0) vi.advanceTimersByTime(step)
    await sleep(2)
  }
}
