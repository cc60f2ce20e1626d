import { newState, nextState, type OrderState } from '../fixtures/states.js'
import type { TenantSagaStore } from '../index.js'

/** How many sagas of how many steps, and who is at it. */
export interface Workload {
  readonly sagas: number
  readonly steps: number
  readonly workers: number
  /** The share of messages that come twice, as those of a bus may. */
  readonly duplicates: number
  /** Each worker has a store of its own, as if it were a process. */
  readonly makeStore: () => TenantSagaStore<OrderState>
}

/** What happened. */
export interface WorkloadResult {
  readonly milliseconds: number
  /** Messages that were tried again because of a ConcurrencyError, and because of a TransientError. */
  readonly conflicts: number
  readonly transients: number
}

/** The name of the sagas of a workload. */
export const SAGA_NAME = 'workload'

/** The correlation of a saga, by its number. */
export const correlationOf = (saga: number): string => `order-${saga}`

interface Message {
  readonly saga: number
  readonly step: number
}

/**
 * Workers take messages from one queue. Each handles a message as a saga bus does: reads by correlation, works out the
 * next state, writes it, and gives the message back when that fails for what passes.
 */
export async function runWorkload(load: Workload): Promise<WorkloadResult> {
  const queue: Message[] = Array.from({ length: load.sagas }, (_, saga) => ({ saga, step: 0 }))
  let [running, conflicts, transients] = [0, 0, 0]
  const begin = performance.now()

  const work = async (store: TenantSagaStore<OrderState>): Promise<void> => {
    while (queue.length > 0 || running > 0) {
      const message = queue.shift()
      if (message === undefined) {
        await new Promise((resolve) => setTimeout(resolve, 1))
        continue
      }
      running++
      // Another worker has it at the same time.
      if (Math.random() < load.duplicates) queue.unshift(message)
      try {
        await handle(store, message, load.steps)
        const step = message.step + 1
        if (step < load.steps) queue.push({ ...message, step })
      } catch (error) {
        const { name } = error as Error
        if (name === 'ConcurrencyError') conflicts++
        else if (name === 'TransientError') transients++
        else throw error
        queue.push(message)
      } finally {
        running--
      }
    }
  }
  await Promise.all(Array.from({ length: load.workers }, () => work(load.makeStore())))
  return { milliseconds: performance.now() - begin, conflicts, transients }
}

async function handle(
  store: TenantSagaStore<OrderState>,
  { saga, step }: Message,
  steps: number,
): Promise<void> {
  const found = await store.getByCorrelationId(SAGA_NAME, correlationOf(saga))
  const isLast = step === steps - 1
  const messages = isLast ? [{ ended: saga }] : []
  if (found === null) {
    const state = newState({ isCompleted: isLast }, { applied: [step] })
    return store.insert(SAGA_NAME, correlationOf(saga), state, { messages })
  }
  const applied = found.applied as readonly number[]
  // It came twice.
  if (applied.includes(step)) return
  const next = nextState(found, { isCompleted: isLast }, { applied: [...applied, step] })
  return store.update(SAGA_NAME, next, found.metadata.version, { messages })
}

/** Sagas that did not end, or not with each step once. */
export async function wrongSagas(load: Workload): Promise<readonly number[]> {
  const store = load.makeStore()
  const wrong: number[] = []
  for (let saga = 0; saga < load.sagas; saga++) {
    const state = await store.getByCorrelationId(SAGA_NAME, correlationOf(saga))
    const applied = state?.applied as readonly number[] | undefined
    const isInOrder = applied?.length === load.steps && applied.every((step, i) => step === i)
    if (!isInOrder || !state?.metadata.isCompleted) wrong.push(saga)
  }
  return wrong
}
