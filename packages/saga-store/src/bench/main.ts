import { createTable, startDynamoDBLocal, startFaultProxy } from '@keyprint/local'
import { sagaDesign } from '../index.js'
import { races, requestsPerStep, throughFaults } from './figures.js'

const RACERS = 50
const SIZE = { sagas: 1_000, steps: 6, workers: 16 }
const tableName = 'saga-bench'

await using local = await startDynamoDBLocal()
const direct = local.client()
await createTable(direct, sagaDesign, { tableName })
await using proxy = await startFaultProxy(local.endpoint)
const bench = { proxy, direct, tableName }
const seed = Number(process.env.KEYPRINT_BENCH_SEED ?? Date.now() % 1_000_000)

const { inserts, updates } = await races(bench, RACERS)
const { readsPerStep, writesPerStep } = await requestsPerStep(bench, { ...SIZE, sagas: 100 })
const figures = await throughFaults(bench, { ...SIZE, seed })
const seconds = figures.milliseconds / 1_000

console.table({
  [`${RACERS} inserts of one correlation`]: {
    value: `${inserts.won} won, ${inserts.retriable} retriable, ${inserts.other} other`,
  },
  [`${RACERS} updates of one version`]: {
    value: `${updates.won} won, ${updates.retriable} retriable, ${updates.other} other`,
  },
  'requests of a step': { value: `${readsPerStep} reads, ${writesPerStep} writes` },
  [`${SIZE.sagas} sagas of ${SIZE.steps} steps, ${SIZE.workers} workers`]: {
    value: `${seconds.toFixed(1)} s, ${((SIZE.sagas * SIZE.steps) / seconds).toFixed(0)} steps a second`,
  },
  [`faults (seed ${seed})`]: { value: `${figures.faults}` },
  'tried again': { value: `${figures.conflicts} ConcurrencyError, ${figures.transients} TransientError` },
  'sagas that did not end with each step once': { value: `${figures.wrong}` },
  'end messages in the outbox': { value: `${figures.endMessages} of ${figures.endedSagas} sagas` },
})

const isRight = figures.wrong === 0 && figures.endMessages === SIZE.sagas && figures.endedSagas === SIZE.sagas
if (!isRight || inserts.won !== 1 || updates.won !== 1) process.exitCode = 1
