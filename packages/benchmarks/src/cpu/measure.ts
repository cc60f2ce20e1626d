import { LIBRARIES } from './clients.js'
import { type Kind, type Library, startLibrary } from './library.js'
import type { Measured, Samples } from './measured.js'
import { scenarios } from './scenarios.js'

export interface MeasureOptions {
  readonly kind: Exclude<Kind, 'heap'>
  readonly rounds: number
  /** Rounds before those that count, in which the compiler settles. */
  readonly warmUpRounds: number
  /** CPU that the first library takes for a block of calls, in milliseconds; the others make as many calls, or fill a block. */
  readonly blockMs: number
  /** Told after each round, also one that does not count. */
  readonly onRound: () => void
}

const MICROSECONDS = 1000

/** A library in one scenario. */
interface Entry {
  readonly library: Library
  /** Calls of one block. */
  calls: number
  samples: number[]
}

/** A scenario and all libraries in it; the first one is what the others are compared to. */
interface Race {
  readonly scenario: string
  readonly entries: readonly Entry[]
}

/**
 * Measures each library in a process of its own, one at a time: a short block each, the order turned by one place every
 * round. Whatever else the machine does falls on all of them alike, and the blocks of one round can be compared to each
 * other.
 */
export async function measure(options: MeasureOptions): Promise<Measured> {
  const libraries: Library[] = []
  try {
    // One that does not start must not leave those behind that did.
    for (const name of LIBRARIES) libraries.push(await startLibrary(name, options.kind))
    return await raced(libraries, options)
  } finally {
    for (const library of libraries) library.stop()
  }
}

async function raced(libraries: readonly Library[], options: MeasureOptions): Promise<Measured> {
  const races = scenarios.map(({ name: scenario }) => ({
    scenario,
    entries: libraries.map((library): Entry => ({ library, calls: 1, samples: [] })),
  }))
  for (let round = 0; round < options.warmUpRounds + options.rounds; round++) {
    for (const race of races) await runRound(race, round)
    if (round < options.warmUpRounds) for (const race of races) fillBlocks(race, options.blockMs)
    options.onRound()
  }
  return Object.fromEntries(races.map(({ scenario, entries }) => [scenario, samplesOf(entries)]))
}

/**
 * All make as many calls as fill a block of the first library, but for those that take longer: they make fewer, and say
 * nothing less by it. What was measured up to now is dropped.
 */
function fillBlocks({ entries }: Race, blockMs: number): void {
  const block = blockMs * MICROSECONDS
  const callsOf = ({ samples }: Entry) => block / (samples.at(-1) ?? block)
  const calls = callsOf(entries[0] as Entry)
  for (const entry of entries) {
    entry.calls = Math.max(1, Math.round(Math.min(calls, callsOf(entry))))
  }
  for (const entry of entries) entry.samples = []
}

async function runRound({ scenario, entries }: Race, round: number): Promise<void> {
  const turn = round % entries.length
  for (const entry of [...entries.slice(turn), ...entries.slice(0, turn)])
    entry.samples.push(await entry.library.measure(scenario, entry.calls))
}

function samplesOf(entries: readonly Entry[]): Samples {
  const samples = entries.map(({ library, samples: taken }) => [library.name, taken] as const)
  return Object.fromEntries(samples) as unknown as Samples
}
