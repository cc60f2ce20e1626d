import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { rejection } from '../../testing/rejection.js'
import { type AnyIterable, Puller } from './puller.js'

async function* letters() {
  yield 'a'
  yield 'b'
}

/** A generator that says when it is closed, and what it waits for before. */
function closing(wait: Promise<void> = Promise.resolve()) {
  let isClosed = false
  async function* source() {
    try {
      yield 'a'
      await wait
      yield 'b'
    } finally {
      isClosed = true
    }
  }
  return { source: source(), isClosed: () => isClosed }
}

describe('a puller', () => {
  it.each<[string, () => AnyIterable<string>]>([
    ['a list', () => ['a', 'b']],
    ['a set', () => new Set(['a', 'b'])],
    ['a generator', () => ['a', 'b'].values()],
    ['an asynchronous generator', letters],
    ['a stream', () => Readable.from(['a', 'b'])],
  ])('takes one after another from %s', async (_, source) => {
    const puller = new Puller(source())
    expect(await puller.next()).toEqual({ done: false, value: 'a' })
    expect(await puller.next()).toEqual({ done: false, value: 'b' })
    expect(await puller.next()).toMatchObject({ done: true })
  })

  it('rejects with what the source throws, and does not close it then', async () => {
    let returned = 0
    const source: Iterator<string> & Iterable<string> = {
      next: () => {
        throw new Error('broken')
      },
      return: () => {
        returned += 1
        return { done: true, value: undefined }
      },
      [Symbol.iterator]: () => source,
    }
    const puller = new Puller(source)
    await expect(puller.next()).rejects.toThrow('broken')
    await puller.close()
    expect(returned).toBe(0)
  })

  it('closes a source that has more, and waits for it', async () => {
    const { source, isClosed } = closing()
    const puller = new Puller(source)
    await puller.next()
    await puller.close()
    expect(isClosed()).toBe(true)
  })

  it('does not close a source that has come to its end', async () => {
    let returned = 0
    const values = ['a'].values()
    const source = { next: () => values.next(), return: () => ({ done: true, value: ++returned }) }
    const puller = new Puller({ [Symbol.iterator]: () => source as Iterator<string> })
    await puller.next()
    await puller.next()
    await puller.close()
    expect(returned).toBe(0)
  })

  it('stops waiting for a source, which is closed when it goes on', async () => {
    let goOn = () => {}
    const { source, isClosed } = closing(new Promise((resolve) => (goOn = resolve)))
    const puller = new Puller(source)
    await puller.next()
    const stopped = rejection(puller.next())
    const reason = new Error('enough')
    puller.stop(reason)
    expect(await stopped).toBe(reason)
    await puller.close()
    expect(isClosed()).toBe(false)
    goOn()
    await expect.poll(isClosed).toBe(true)
  })

  it('closes a stream', async () => {
    const stream = Readable.from(['a', 'b', 'c'])
    const puller = new Puller<string>(stream)
    await puller.next()
    await puller.close()
    expect(stream.destroyed).toBe(true)
  })

  it('keeps what fails while a source is closed to itself', async () => {
    async function* source() {
      try {
        yield 'a'
      } finally {
        // biome-ignore lint/correctness/noUnsafeFinally: it is what is tested.
        throw new Error('in the end')
      }
    }
    const puller = new Puller(source())
    await puller.next()
    await puller.close()
  })
})
