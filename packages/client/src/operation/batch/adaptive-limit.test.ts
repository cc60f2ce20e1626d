import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AdaptiveLimit } from './adaptive-limit.js'

/** Requests that are answered, or throttled, when the test says so. */
function requestsUnder(limit: AdaptiveLimit) {
  const underWay: {
    readonly throttled: () => void
    readonly answer: () => void
    readonly fail: () => void
  }[] = []
  const send = () =>
    limit.run(
      (throttled) =>
        new Promise<void>((resolve, reject) => {
          underWay.push({ throttled, answer: resolve, fail: () => reject(new Error('failed')) })
        }),
    )
  return { underWay, send }
}

/** Long enough for whoever may begin to have begun. */
const begun = () => sleep(0)

/** Answers all that is under way, at once. */
async function round(limit: AdaptiveLimit, throttled: number): Promise<void> {
  const { underWay, send } = requestsUnder(limit)
  const sent = Array.from({ length: limit.concurrency }, send)
  await begun()
  for (const [i, one] of underWay.entries()) {
    if (i < throttled) one.throttled()
    one.answer()
  }
  await Promise.all(sent)
}

describe('an adaptive limit', () => {
  it('begins where it is told, or at the most', () => {
    expect(new AdaptiveLimit(32, 4).concurrency).toBe(4)
    expect(new AdaptiveLimit(2, 4).concurrency).toBe(2)
    expect(new AdaptiveLimit(8).concurrency).toBe(8)
  })

  it('lets so many requests be under way, and the next as soon as one has come to its end, in their order', async () => {
    const limit = new AdaptiveLimit(2)
    const { underWay, send } = requestsUnder(limit)
    const order: number[] = []
    const sent = [0, 1, 2, 3].map((i) => send().then(() => order.push(i)))
    await begun()
    expect(underWay).toHaveLength(2)
    underWay[1]?.answer()
    await begun()
    expect(underWay).toHaveLength(3)
    underWay[2]?.answer()
    await begun()
    underWay[3]?.answer()
    underWay[0]?.answer()
    await Promise.all(sent)
    expect(order.slice(0, 2)).toEqual([1, 2])
  })

  it('grows by one in each round of answers, up to the most', async () => {
    const limit = new AdaptiveLimit(6, 1)
    const seen: number[] = []
    for (let i = 0; i < 12; i++) {
      seen.push(limit.concurrency)
      await round(limit, 0)
    }
    expect(seen.slice(0, 4)).toEqual([1, 2, 2, 3])
    expect(seen.at(-1)).toBe(6)
    expect(seen.every((now, i) => i === 0 || now - (seen[i - 1] as number) <= 1)).toBe(true)
  })

  it('does not grow while there are fewer requests than it allows: their answers say nothing of more', async () => {
    const limit = new AdaptiveLimit(32, 4)
    for (let i = 0; i < 50; i++) await limit.run(async () => {})
    expect(limit.concurrency).toBe(4)
  })

  it('is halved by throttling, once for all requests that were under way together, and down to one', async () => {
    const limit = new AdaptiveLimit(32)
    const seen: number[] = []
    for (let i = 0; i < 7; i++) {
      await round(limit, 32)
      seen.push(limit.concurrency)
    }
    expect(seen).toEqual([16, 8, 4, 2, 1, 1, 1])
    expect(limit.throttled).toBe(32 + 16 + 8 + 4 + 2 + 1 + 1)
  })

  it('is halved again when an attempt that the SDK made after the cut is throttled too', async () => {
    const limit = new AdaptiveLimit(8)
    const { underWay, send } = requestsUnder(limit)
    const sent = [send(), send()]
    await begun()
    underWay[0]?.throttled()
    underWay[1]?.throttled()
    expect(limit.concurrency).toBe(4)
    underWay[1]?.throttled()
    expect(limit.concurrency).toBe(2)
    for (const one of underWay) one.answer()
    await Promise.all(sent)
  })

  it('begins no further request until there are fewer than it allows after a cut', async () => {
    const limit = new AdaptiveLimit(4)
    const { underWay, send } = requestsUnder(limit)
    const sent = Array.from({ length: 6 }, send)
    await begun()
    underWay[0]?.throttled()
    for (const i of [0, 1]) underWay[i]?.answer()
    await begun()
    expect(underWay).toHaveLength(4)
    underWay[2]?.answer()
    await begun()
    expect(underWay).toHaveLength(5)
    for (let i = 3; i < 6; i++) {
      underWay[i]?.answer()
      await begun()
    }
    await Promise.all(sent)
  })

  it('makes room after a failure, and does not grow by it', async () => {
    const limit = new AdaptiveLimit(2, 1)
    const { underWay, send } = requestsUnder(limit)
    const [failing, next] = [send(), send()]
    await begun()
    underWay[0]?.fail()
    await expect(failing).rejects.toThrow('failed')
    await begun()
    expect(limit.concurrency).toBe(1)
    underWay[1]?.answer()
    await next
    expect(limit.concurrency).toBe(2)
  })

  it('never lets more be under way than at the most, and ends them all', async () => {
    const outcomes = fc.array(fc.constantFrom('answered', 'throttled', 'failed'), { maxLength: 60 })
    await fc.assert(
      fc.asyncProperty(outcomes, fc.integer({ min: 1, max: 9 }), async (all, allowed) => {
        const limit = new AdaptiveLimit(allowed, 4)
        let [now, most] = [0, 0]
        const results = await Promise.allSettled(
          all.map((outcome, i) =>
            limit.run(async (throttled) => {
              now += 1
              most = Math.max(most, now)
              for (let turns = 0; turns <= i % 3; turns++) await undefined
              if (outcome === 'throttled') throttled()
              now -= 1
              if (outcome === 'failed') throw new Error('failed')
            }),
          ),
        )
        const failed = results.filter(({ status }) => status === 'rejected').length
        expect(failed).toBe(all.filter((one) => one === 'failed').length)
        expect(limit.concurrency).toBeGreaterThanOrEqual(1)
        expect(most).toBeLessThanOrEqual(allowed)
        expect(now).toBe(0)
      }),
    )
  })
})
