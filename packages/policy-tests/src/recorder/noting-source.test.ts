import { describe, expect, it } from 'vitest'
import { notingSource } from './noting-source.js'

function* numbers(closed: () => void) {
  try {
    yield* [1, 2, 3]
  } finally {
    closed()
  }
}

async function* later(closed: () => void) {
  yield* numbers(closed)
}

describe.each<[string, (closed: () => void) => Iterable<number> | AsyncIterable<number>]>([
  ['a generator', numbers],
  ['an asynchronous generator', later],
])('%s', (_, source) => {
  it('is taken one by one, and each is noted when it is', async () => {
    const noted: number[] = []
    const taken: number[] = []
    for await (const one of notingSource(
      source(() => {}),
      (one) => noted.push(one),
    )) {
      taken.push(one)
      expect(noted).toEqual(taken)
    }
    expect(taken).toEqual([1, 2, 3])
  })

  it('is closed when no more is taken', async () => {
    let closed = false
    const noted: number[] = []
    const from = notingSource(
      source(() => {
        closed = true
      }),
      (one) => noted.push(one),
    )
    for await (const _ of from) break
    expect({ closed, noted }).toEqual({ closed: true, noted: [1] })
  })
})
