import { describe, expect, it } from 'vitest'
import { ThrottledError } from '../errors/throttled-error.js'
import { untilProcessed } from './batch-options.js'

const soon = () => Date.now() + 10_000
const throttled = new ThrottledError('BatchGetItem', { cause: new Error() })

describe('until processed', () => {
  it('sends what is left until nothing is', async () => {
    const sent: (readonly number[])[] = []
    const { left } = await untilProcessed([1, 2, 3, 4], soon(), {}, async (work) => {
      sent.push(work)
      return work.slice(2)
    })
    expect(left).toEqual([])
    expect(sent).toEqual([
      [1, 2, 3, 4],
      [3, 4],
    ])
  })

  it('takes throttling of the whole as nothing done', async () => {
    let sent = 0
    const { left } = await untilProcessed([1], soon(), {}, async () => {
      sent += 1
      if (sent < 3) throw throttled
      return []
    })
    expect([left, sent]).toEqual([[], 3])
  })

  it('passes any other failure on', async () => {
    const failing = untilProcessed([1], soon(), {}, () => Promise.reject(new Error('other')))
    await expect(failing).rejects.toThrow('other')
  })

  it('sends once at the least, and gives what is left when the time is over', async () => {
    let sent = 0
    const { left } = await untilProcessed([1, 2], Date.now() - 1, {}, async (work) => {
      sent += 1
      return work
    })
    expect([left, sent]).toEqual([[1, 2], 1])
  })

  it('says that the last request was throttled, where the time was over by then', async () => {
    const over = Date.now() - 1
    expect(await untilProcessed([1], over, {}, () => Promise.reject(throttled))).toEqual({
      left: [1],
      throttled,
    })
  })

  it('sends nothing for nothing', async () => {
    expect(await untilProcessed([], soon(), {}, () => Promise.reject(new Error('never')))).toEqual({
      left: [],
    })
  })

  it('is stopped while it waits', async () => {
    const stop = new AbortController()
    const waiting = untilProcessed([1], soon(), { signal: stop.signal }, async (work) => {
      setTimeout(() => stop.abort(new Error('stopped')))
      return work
    })
    await expect(waiting).rejects.toThrow('stopped')
  })
})
