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
  for (let round = 0; round < options.warmUpRounds + options.rounds; round++) {
    for (const race of races) await runRound(race, round, server)
    if (round < options.warmUpRounds) for (const race of races) fillBlocks(race, options.blockMs)
    options.onRound()
  }
  return Object.fromEntries(races.map(({ scenario, entries }) => [scenario.name, samplesOf(entries)]))
}

/** A library that is many times slower would take most of the time, and say nothing more by it. */
const LONGEST_BLOCK = 3

/**
 * All make as many calls as fill a block of the first library, but for those that take longer by far: they make fewer.
 * What was measured up to now is dropped.
 */
function fillBlocks({ entries }: Race, blockMs: number): void {
  const block = blockMs * MICROSECONDS
  const callsOf = ({ samples }: Entry) => block / (samples.at(-1) ?? block)
  const calls = callsOf(entries[0] as Entry)
  for (const entry of entries) {
    entry.calls = Math.max(1, Math.round(Math.min(calls, LONGEST_BLOCK * callsOf(entry))))
  }
  for (const entry of entries) entry.samples = []
}

async function runRound(race: Race, round: number, server?: Loopback): Promise<void> {
  for (const entry of turned(race, round)) {
    entry.contestant.stub.answerWith(entry.answer)
    await server?.answerWith(entry.answer)
    entry.samples.push(await cpuOfCall(race.scenario, entry))
  }
}

/** Microseconds of CPU, of all threads: garbage collection and compilation are part of what a library costs. */
async function cpuOfCall({ call }: Scenario, { contestant: { store }, calls }: Entry): Promise<number> {
  const before = process.cpuUsage()
  for (let i = 0; i < calls; i++) await call(store, i)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / calls
}
