import { randomUUID } from 'node:crypto'
import { newState, nextState, type OrderState } from '../fixtures/states.js'
import type { SagaStore } from '../index.js'

/** How a race ended: how many were done, how many can be tried again, and how many are neither. */
export interface Race {
  readonly won: number
  readonly retriable: number
  readonly other: number
}

const RETRIABLE = ['ConcurrencyError', 'TransientError']

async function race(calls: readonly Promise<unknown>[]): Promise<Race> {
  const ends = await Promise.allSettled(calls)
  const names = ends.flatMap((end) => (end.status === 'rejected' ? [(end.reason as Error).name] : []))
  const retriable = names.filter((name) => RETRIABLE.includes(name)).length
  return { won: ends.length - names.length, retriable, other: names.length - retriable }
}

/** So many inserts of one correlation at the same time. */
export function raceOfInserts(store: SagaStore<OrderState>, count: number): Promise<Race> {
  const correlationId = randomUUID()
  return race(Array.from({ length: count }, () => store.insert('race', correlationId, newState())))
}

/** So many updates of one version at the same time. */
export async function raceOfUpdates(store: SagaStore<OrderState>, count: number): Promise<Race> {
  const state = newState()
  await store.insert('race', randomUUID(), state)
  return race(Array.from({ length: count }, (_, by) => store.update('race', nextState(state, {}, { by }), 0)))
}
