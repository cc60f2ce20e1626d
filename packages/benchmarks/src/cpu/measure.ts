import type { Loopback } from './loopback.js'
import type { Measured } from './measured.js'
import { type Entry, prepare, type Race, samplesOf, turned } from './races.js'
import type { Scenario } from './scenarios.js'

export interface MeasureOptions {
  readonly rounds: number
  /** Rounds before those that count, in which the compiler settles. */
  readonly warmUpRounds: number
  /** CPU that the first library takes for a block of calls, in milliseconds; the others make as many calls. */
  readonly blockMs: number
  readonly onRound: () => void
  /** Answers over the network; without one requests are answered in memory. */
  readonly server?: Loopback
}

const MICROSECONDS = 1000

/**
 * Measures all libraries in one process, a short block each, the order turned by one place every round: whatever else
 * the machine does falls on all of them alike, and the blocks of one round can be compared to each other.
 */
export async function measure(options: MeasureOptions): Promise<Measured> {
  const { server } = options
  const races = await prepare(server)
  const calls = new Map(races.map((race) => [race, 1]))
  for (let round = 0; round < options.warmUpRounds + options.rounds; round++) {
    for (const race of races) await runRound(race, round, calls.get(race) as number, server)
    if (round < options.warmUpRounds) {
      for (const race of races) calls.set(race, callsFor(race, options.blockMs))
    }
    options.onRound()
  }
  return Object.fromEntries(races.map(({ scenario, entries }) => [scenario.name, samplesOf(entries)]))
}

/** How many calls of the first library fill a block, by what it took last. What was measured up to now is dropped. */
function callsFor({ entries }: Race, blockMs: number): number {
  const last = entries[0]?.samples.at(-1) ?? blockMs * MICROSECONDS
  for (const entry of entries) entry.samples = []
  return Math.max(1, Math.round((blockMs * MICROSECONDS) / last))
}

async function runRound(race: Race, round: number, calls: number, server?: Loopback): Promise<void> {
  for (const entry of turned(race, round)) {
    entry.contestant.stub.answerWith(entry.answer)
    await server?.answerWith(entry.answer)
    entry.samples.push(await cpuOfCall(race.scenario, entry, calls))
  }
}

/** Microseconds of CPU, of all threads: garbage collection and compilation are part of what a library costs. */
async function cpuOfCall(
  { call }: Scenario,
  { contestant: { store } }: Entry,
  calls: number,
): Promise<number> {
  const before = process.cpuUsage()
  for (let i = 0; i < calls; i++) await call(store, i)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / calls
}
