import type { Measured } from './measured.js'
import { type Entry, prepare, type Race, samplesOf, turned } from './races.js'

export interface HeapOptions {
  readonly rounds: number
  /** Rounds before those that count, in which the compiler settles. */
  readonly warmUpRounds: number
  readonly onRound: () => void
}

/** Few enough that what the hungriest library allocates in them fits into the young generation. */
const CALLS = 25

/** Counts what all libraries allocate, in one process, a block each, the order turned by one place every round. */
export async function measureHeap({ rounds, warmUpRounds, onRound }: HeapOptions): Promise<Measured> {
  const races = await prepare()
  for (let round = 0; round < warmUpRounds + rounds; round++) {
    for (const race of races) {
      for (const entry of turned(race, round)) {
        const bytes = await allocated(race, entry)
        if (round >= warmUpRounds) entry.samples.push(bytes)
      }
    }
    onRound()
  }
  return Object.fromEntries(races.map(({ scenario, entries }) => [scenario.name, samplesOf(entries)]))
}

/** Bytes that a call allocates: all that the heap has grown by, since nothing is collected meanwhile. */
async function allocated({ scenario }: Race, { contestant, answer }: Entry): Promise<number> {
  const { store, stub } = contestant
  stub.answerWith(answer)
  globalThis.gc?.()
  const before = process.memoryUsage().heapUsed
  for (let i = 0; i < CALLS; i++) await scenario.call(store, i)
  return (process.memoryUsage().heapUsed - before) / CALLS
}
