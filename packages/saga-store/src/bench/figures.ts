import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { FaultProxy } from '@keyprint/local'
import type { OrderState } from '../fixtures/states.js'
import { createOutbox, createSagaStore } from '../index.js'
import { randomTrouble } from './faulty.js'
import { raceOfInserts, raceOfUpdates } from './races.js'
import { runWorkload, type Workload, type WorkloadResult, wrongSagas } from './workload.js'

/** The table that figures are taken on, and the proxy in front of it. */
export interface Bench {
  readonly proxy: FaultProxy
  /** Around the proxy. */
  readonly direct: DynamoDBClient
  readonly tableName: string
}

/** How much is done. */
export interface Size {
  readonly sagas: number
  readonly steps: number
  readonly workers: number
  readonly seed: number
}

/** A run of sagas through random faults. */
export interface FaultyFigures extends WorkloadResult {
  /** Sagas that did not end, or not with each step once. */
  readonly wrong: number
  /** Messages of the outbox that say that a saga ended: how many, and of how many sagas. */
  readonly endMessages: number
  readonly endedSagas: number
  readonly faults: number
}

export interface RequestFigures {
  readonly readsPerStep: number
  readonly writesPerStep: number
}

/** Races at the same table. */
export async function races({ direct, tableName }: Bench, count: number) {
  const store = createSagaStore<OrderState>({ client: direct, tableName })
  return { inserts: await raceOfInserts(store, count), updates: await raceOfUpdates(store, count) }
}

const READS = ['GetItem', 'BatchGetItem', 'Query', 'TransactGetItems', 'Scan']

/** Requests of a step when nothing goes wrong. */
export async function requestsPerStep(
  { proxy, tableName }: Bench,
  size: Omit<Size, 'seed'>,
): Promise<RequestFigures> {
  proxy.reset()
  const makeStore = () =>
    createSagaStore<OrderState>({ client: proxy.client(), tableName }).forTenant('without-faults')
  await runWorkload({ ...size, duplicates: 0, makeStore })
  const reads = proxy.requests.filter(({ operation }) => READS.includes(operation)).length
  const steps = size.sagas * size.steps
  return { readsPerStep: reads / steps, writesPerStep: (proxy.requests.length - reads) / steps }
}

/** Sagas through random faults; afterwards it is looked at what has become of them. */
export async function throughFaults(bench: Bench, { seed, ...size }: Size): Promise<FaultyFigures> {
  const { proxy, direct, tableName } = bench
  const tenant = `seed-${seed}`
  const load: Workload = {
    ...size,
    duplicates: 0.05,
    makeStore: () =>
      createSagaStore<OrderState>({ client: proxy.client({ maxAttempts: 2 }), tableName }).forTenant(tenant),
  }
  proxy.reset()
  proxy.play(randomTrouble(seed))
  const result = await runWorkload(load)
  const faults = proxy.requests.filter(({ fault }) => fault !== undefined).length
  proxy.reset()
  const makeStore = () => createSagaStore<OrderState>({ client: direct, tableName }).forTenant(tenant)
  const wrong = (await wrongSagas({ ...load, makeStore })).length
  const ended = await endMessages(bench, tenant)
  return { ...result, faults, wrong, endMessages: ended.length, endedSagas: new Set(ended).size }
}

/** The messages of the outbox, once over, of one tenant. */
async function endMessages({ direct, tableName }: Bench, tenant: string): Promise<readonly number[]> {
  const ended: number[] = []
  const outbox = createOutbox<{ readonly ended: number }>({
    client: direct,
    tableName,
    publish: async ({ tenantId, body }) => {
      if (tenantId === tenant) ended.push(body.ended)
    },
  })
  await outbox.publishPending()
  return ended
}
