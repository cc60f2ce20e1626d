import { describe, expect, it, vi } from 'vitest'
import { Operation } from './operation.js'

const operation = <T>(send: () => Promise<T>) => new Operation(() => ({ request: 1 }), vi.fn(send))
const resolving = () => {
  const send = vi.fn(async () => 'answer')
  return { send, read: new Operation(() => ({ request: 1 }), send) }
}

describe('an operation', () => {
  it('is not sent before it is awaited', async () => {
    const { send, read } = resolving()
    expect(read.params()).toEqual({ request: 1 })
    await Promise.resolve()
    expect(send).not.toHaveBeenCalled()
  })

  it('is sent once, however often and wherever it is awaited', async () => {
    const { send, read } = resolving()
    expect(await Promise.all([read, read, read.then((answer) => `${answer}!`)])).toEqual([
      'answer',
      'answer',
      'answer!',
    ])
    expect(await read).toBe('answer')
    expect(await read.finally()).toBe('answer')
    expect(await read.catch()).toBe('answer')
    expect(send).toHaveBeenCalledTimes(1)
  })

  it('rejects every time that it is awaited, when it failed, and is not sent again', async () => {
    const failure = new Error('failed')
    const send = vi.fn(async () => {
      throw failure
    })
    const read = new Operation(() => ({}), send)
    await expect(read).rejects.toBe(failure)
    await expect(read).rejects.toBe(failure)
    expect(await read.catch((error) => error)).toBe(failure)
    await expect(read.finally(() => {})).rejects.toBe(failure)
    expect(send).toHaveBeenCalledTimes(1)
  })

  it('rejects when sending throws at once', async () => {
    const read = operation((): Promise<never> => {
      throw new TypeError('at once')
    })
    await expect(async () => await read).rejects.toThrow('at once')
    expect(await Promise.allSettled([read])).toMatchObject([{ status: 'rejected' }])
  })

  it('is a promise to all that takes promises', async () => {
    const { read } = resolving()
    expect(await Promise.race([read])).toBe('answer')
    expect(await Promise.any([read])).toBe('answer')
    expect(await Promise.resolve(read)).toBe('answer')
    expect(await (async () => read)()).toBe('answer')
  })

  it('runs what comes finally, once it is done', async () => {
    const { read } = resolving()
    const done = vi.fn()
    await read.finally(done)
    expect(done).toHaveBeenCalledTimes(1)
  })
})
