import { expect, it } from 'vitest'
import { compile } from './compile.js'
import { CALLS, programText } from './program.js'
import { PROGRAMS, typesFigure } from './types.js'

/** What it is today, so that it does not grow: with more entities, what all of them share weighs less. */
const MOST_INSTANTIATIONS: readonly (readonly [entities: number, each: number])[] = [
  [10, 2_350],
  [50, 2_000],
  [100, 2_000],
]

it.each(MOST_INSTANTIATIONS)(
  'with %i entities, each needs at most %i instantiations',
  async (entities, most) => {
    const { instantiationsPerEntity } = await typesFigure('5.9', 'Keyprint', entities)
    expect(instantiationsPerEntity).toBeLessThanOrEqual(most)
  },
)

it.each(Object.entries(PROGRAMS))('measures a program of %s that type-checks', async (_, source) => {
  expect((await compile('7.0', programText(source, 1, CALLS))).instantiations).toBeGreaterThan(0)
})
