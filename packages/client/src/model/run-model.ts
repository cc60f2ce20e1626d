import fc from 'fast-check'
import { momentary, operations } from './arbitraries.js'
import type { FaultyClients } from './clients.js'
import { Command, only } from './command.js'
import { disagreements } from './disagreements.js'
import { Pair } from './pair.js'
import { type Direct, snapshotOf } from './snapshot.js'
import { EMPTY } from './world.js'

/** What a run of the model needs. */
export interface ModelRun {
  /** At least so many are run. */
  readonly commands: number
  /** When it ends although there were not so many, in milliseconds since 1970. */
  readonly until: number
  readonly seed: number
  /** Where a failure was found, as it was printed; runs only that. */
  readonly path?: string | undefined
  readonly replayPath?: string | undefined
  readonly clients: FaultyClients
  readonly direct: Direct
  /** Told from time to time how many were run, and with which seed it goes on. */
  readonly progress: (commands: number, seed: number) => void
}

/** Runs of commands between two reports of progress. */
const RUNS = 20
const COMMANDS_PER_RUN = 80

/** Of all kinds of commands, so many are pairs. */
const PAIRS = 3

/** Runs commands until there were enough. @throws with seed, path and the shortest commands that fail */
export async function runModel(run: ModelRun): Promise<void> {
  let executed = 0
  const count = () => {
    executed++
  }
  for (let seed = run.seed; executed < run.commands && Date.now() < run.until; seed++) {
    await fc.assert(property(run, count), parametersOf(run, seed))
    run.progress(executed, seed)
    if (run.path !== undefined) return
  }
}

/** Looking for the shortest commands that fail ends in time to say which were found. */
const MOST_MS = 60_000

const parametersOf = ({ path }: ModelRun, seed: number) => ({
  seed,
  numRuns: RUNS,
  interruptAfterTimeLimit: MOST_MS,
  ...(path === undefined ? {} : { path }),
})

function property({ clients, direct, replayPath }: ModelRun, count: () => void) {
  const constraints = {
    maxCommands: COMMANDS_PER_RUN,
    size: 'max',
    ...(replayPath && { replayPath }),
  } as const
  return fc.asyncProperty(fc.nat(), fc.commands(commands(clients), constraints), async (faults, chosen) => {
    clients.play(faults)
    const team = crypto.randomUUID()
    const known = { possible: [EMPTY] }
    const real = { clients: clients.all, direct, team, count }
    await fc.asyncModelRun(() => ({ model: known, real }), chosen)
    const snapshot = await snapshotOf(direct, team)
    only(known.possible, snapshot.world)
    const wrong = disagreements(snapshot)
    if (wrong.length > 0) throw new Error(wrong.join('\n'))
  })
}

const commands = ({ all }: FaultyClients) => [
  ...operations.map((operation) =>
    fc
      .tuple(fc.nat({ max: all.length - 1 }), operation)
      .map(([client, operation]) => new Command(client, operation)),
  ),
  ...Array.from({ length: PAIRS }, () =>
    fc.tuple(momentary, momentary).map(([one, other]) => new Pair(one, other)),
  ),
]
