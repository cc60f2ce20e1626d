import { LIBRARIES } from './clients.js'
import { type Figures, figuresOf } from './figures.js'
import { startLibrary } from './library.js'
import type { LibraryName } from './operations.js'
import { scenarios } from './scenarios.js'

const ROUNDS = 5
const WARM_UP_ROUNDS = 3

/** Few enough that what the hungriest library allocates in them fits into the young generation. */
const CALLS = 25

/** A young generation that holds all that a block of calls allocates: nothing is collected while it is counted. */
export const FLAGS = ['--expose-gc', '--min-semi-space-size=512', '--max-semi-space-size=512']

/**
 * Bytes of the heap that a call allocates. One library after the other, since their heaps are large, and what else the
 * machine does changes nothing of it. `onProgress` is told how far it is, from 0 to 1.
 */
export async function heap(onProgress?: (share: number) => void): Promise<Figures> {
  const measured = Object.fromEntries(
    scenarios.map(({ name }) => [name, {} as Record<LibraryName, readonly number[]>]),
  )
  for (const [place, name] of LIBRARIES.entries()) {
    const samples = await samplesOf(name)
    for (const [scenario, taken] of Object.entries(measured)) taken[name] = samples[scenario] ?? []
    onProgress?.((place + 1) / LIBRARIES.length)
  }
  return figuresOf(measured)
}

/** The samples of a library, by scenario. */
async function samplesOf(name: LibraryName): Promise<Record<string, readonly number[]>> {
  const library = await startLibrary(name, 'heap', FLAGS)
  const samples: Record<string, number[]> = Object.fromEntries(scenarios.map((one) => [one.name, []]))
  for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
    for (const [scenario, taken] of Object.entries(samples)) {
      const bytes = await library.measure(scenario, CALLS)
      if (round >= WARM_UP_ROUNDS) taken.push(bytes)
    }
  }
  library.stop()
  return samples
}
