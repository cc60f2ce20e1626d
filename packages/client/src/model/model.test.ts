import { testTable } from '@keyprint/local/vitest'
import { afterAll, it } from 'vitest'
import { connect } from '../index.js'
import { faultyClients } from './clients.js'
import { design } from './design.js'
import { runModel } from './run-model.js'

const CLIENTS = 3
const MINUTES = Number(process.env.KEYPRINT_MODEL_MINUTES ?? 0)
const TESTED_COMMANDS = 2_000
const COMMANDS = Number(
  process.env.KEYPRINT_MODEL_COMMANDS ?? (MINUTES > 0 ? Number.POSITIVE_INFINITY : TESTED_COMMANDS),
)
/** In `npm test` always the same, so that a change is judged by what it changes; another one in each soak finds more. */
const SEED = Number(
  process.env.KEYPRINT_MODEL_SEED ?? (COMMANDS === TESTED_COMMANDS ? 20_261_121 : Date.now() % 2 ** 31),
)
const PATH = process.env.KEYPRINT_MODEL_PATH
const REPLAY_PATH = process.env.KEYPRINT_MODEL_REPLAY_PATH

/** Generous: a machine under load takes its time. */
const TIMEOUT_MS = 120_000 + (MINUTES > 0 ? MINUTES * 60_000 : COMMANDS * 60)

const table = testTable(design)
const clients = await faultyClients(table, CLIENTS)
afterAll(clients.stop)

it(
  'every acknowledged write is visible, every failed one is not, and an unknown one is either',
  async () => {
    await runModel({
      commands: COMMANDS,
      seed: SEED,
      until: MINUTES > 0 ? Date.now() + MINUTES * 60_000 : Number.POSITIVE_INFINITY,
      path: PATH,
      replayPath: REPLAY_PATH,
      clients,
      direct: { ...table, db: connect(design, table) },
      progress: (commands, seed) => console.log(`${commands} commands, seed ${seed}`),
    })
  },
  TIMEOUT_MS,
)
