import { storedOrders } from './answers.js'
import { type Contestant, contestants } from './clients.js'
import type { LibraryName } from './operations.js'
import { type Scenario, scenarios } from './scenarios.js'
import type { Answer } from './stub-handler.js'

/** CPU of one call in microseconds, round by round. */
export type Samples = Readonly<Record<LibraryName, readonly number[]>>

/** The samples of each scenario, by its name. */
export type Measured = Readonly<Record<string, Samples>>

export interface MeasureOptions {
  readonly rounds: number
  /** Rounds before those that count, in which the compiler settles. */
  readonly warmUpRounds: number
  /** CPU that the first library takes for a block of calls, in milliseconds; the others make as many calls. */
  readonly blockMs: number
  readonly onRound: () => void
}

interface Entry {
  readonly contestant: Contestant
  readonly answer: Answer
  samples: number[]
}

interface Race {
  readonly scenario: Scenario
  /** The first one is what the others are compared to. */
  readonly entries: readonly Entry[]
}

const MICROSECONDS = 1000

/**
 * Measures all libraries in one process, a short block each, the order turned by one place every round: whatever else
 * the machine does falls on all of them alike, and the blocks of one round can be compared to each other.
 */
export async function measure(options: MeasureOptions): Promise<Measured> {
  const races = await prepare()
  const calls = new Map(races.map((race) => [race, 1]))
  for (let round = 0; round < options.warmUpRounds + options.rounds; round++) {
    for (const race of races) await runRound(race, round, calls.get(race) as number)
    if (round < options.warmUpRounds) {
      for (const race of races) calls.set(race, callsFor(race, options.blockMs))
    }
    options.onRound()
  }
  return Object.fromEntries(races.map(({ scenario, entries }) => [scenario.name, samplesOf(entries)]))
}

async function prepare(): Promise<readonly Race[]> {
  const ready: { contestant: Contestant; items: Awaited<ReturnType<typeof storedOrders>> }[] = []
  for (const contestant of contestants()) ready.push({ contestant, items: await storedOrders(contestant) })
  return scenarios.map((scenario) => ({
    scenario,
    entries: ready.map(({ contestant, items }) => ({
      contestant,
      answer: scenario.answer(items),
      samples: [],
    })),
  }))
}

/** How many calls of the first library fill a block, by what it took last. What was measured up to now is dropped. */
function callsFor({ entries }: Race, blockMs: number): number {
  const last = entries[0]?.samples.at(-1) ?? blockMs * MICROSECONDS
  for (const entry of entries) entry.samples = []
  return Math.max(1, Math.round((blockMs * MICROSECONDS) / last))
}

async function runRound({ scenario, entries }: Race, round: number, calls: number): Promise<void> {
  const turn = round % entries.length
  for (const entry of [...entries.slice(turn), ...entries.slice(0, turn)]) {
    entry.samples.push(await cpuOfCall(scenario, entry, calls))
  }
}

/** Microseconds of CPU, of all threads: garbage collection and compilation are part of what a library costs. */
async function cpuOfCall({ call }: Scenario, { contestant, answer }: Entry, calls: number): Promise<number> {
  const { store, stub } = contestant
  stub.answerWith(answer)
  const before = process.cpuUsage()
  for (let i = 0; i < calls; i++) await call(store, i)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / calls
}

function samplesOf(entries: readonly Entry[]): Samples {
  const samples = entries.map((entry) => [entry.contestant.name, entry.samples] as const)
  return Object.fromEntries(samples) as unknown as Samples
}
