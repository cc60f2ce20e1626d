import { expect, it } from 'vitest'
import { merged } from './merged.js'

async function* counting(from: number, to: number) {
  for (let i = from; i <= to; i++) yield i
}

const taken = async (sources: Parameters<typeof merged<string, number>>[0]) => {
  const all: string[] = []
  for await (const [of, value] of merged(sources)) all.push(`${of}${value}`)
  return all
}

it('sources that are as fast take turns', async () => {
  const [a, b, c] = [counting(1, 3), counting(1, 2), counting(1, 3)]
  expect(
    await taken([
      { of: 'a', source: a },
      { of: 'b', source: b },
      { of: 'c', source: c },
    ]),
  ).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'c2', 'a3', 'c3'])
})

it('nobody waits for a source that is slow', async () => {
  let go = () => {}
  const gone = new Promise<void>((resolve) => (go = resolve))
  async function* slow() {
    await gone
    yield 0
  }
  async function* fast() {
    yield* counting(1, 3)
    go()
  }
  const all = await taken([
    { of: 'slow', source: slow() },
    { of: 'fast', source: fast() },
  ])
  expect(all).toEqual(['fast1', 'fast2', 'fast3', 'slow0'])
})
