import { describe, expect, it } from 'vitest'
import { PROGRAMS, type TypedLibrary, typesFigure } from './types.js'

const MOST_INSTANTIATIONS = 2_500

describe.each([10, 50])('Keyprint with %i entities', (entities) => {
  it('needs at most 2,500 instantiations an entity', async () => {
    const { instantiationsPerEntity } = await typesFigure('5.9', 'Keyprint', entities)
    expect(instantiationsPerEntity).toBeLessThanOrEqual(MOST_INSTANTIATIONS)
  })
})

it.each(Object.keys(PROGRAMS) as TypedLibrary[])('type-checks the program of %s', async (library) => {
  expect((await typesFigure('7.0', library, 1)).instantiations).toBeGreaterThan(0)
})
