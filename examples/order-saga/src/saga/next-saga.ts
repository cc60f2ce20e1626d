import {
  isRunning,
  type OrderSaga,
  type PlacedOrder,
  type Reason,
  type RunningStep,
  type Step,
} from './order-saga.js'

/** How a step ended: it was done, it cannot be done, or it was not done in time. */
export type Outcome = 'done' | 'refused' | 'late'

/**
 * Up to the charge, what is refused or late is compensated. From then on an order goes on to its end: what is late is
 * asked for again.
 */
const NEXT: { readonly [step in RunningStep]: { readonly [outcome in Outcome]: Step } } = {
  reserving: { done: 'charging', refused: 'releasing', late: 'releasing' },
  charging: { done: 'shipping', refused: 'releasing', late: 'releasing' },
  shipping: { done: 'shipped', refused: 'shipping', late: 'shipping' },
  releasing: { done: 'cancelled', refused: 'releasing', late: 'releasing' },
  refunding: { done: 'cancelled', refused: 'refunding', late: 'refunding' },
}

const REFUSED: { readonly [step in RunningStep]?: Reason } = {
  reserving: 'out of stock',
  charging: 'card declined',
}

/** How often the time for a step is doubled, at the most. */
const MOST_DOUBLINGS = 6

/** A saga that begins. @param stepMs milliseconds that a step may take */
export function firstSaga(order: PlacedOrder, stepMs: number): OrderSaga {
  const now = new Date()
  return {
    metadata: {
      sagaId: order.orderId,
      version: 0,
      createdAt: now,
      updatedAt: now,
      isCompleted: false,
      timeoutExpiresAt: new Date(now.getTime() + stepMs),
    },
    order,
    step: 'reserving',
    before: [],
  }
}

/** The saga after a step. @param stepMs milliseconds that the next one may take; twice as many each time it is late */
export function nextSaga(saga: OrderSaga, step: RunningStep, outcome: Outcome, stepMs: number): OrderSaga {
  const reason = saga.reason ?? reasonOf(step, outcome)
  const next = nextStep(step, outcome, reason)
  const before = [...saga.before, step]
  const now = new Date()
  const doublings = Math.min(before.filter((one) => one === next).length, MOST_DOUBLINGS)
  return {
    ...saga,
    metadata: {
      ...saga.metadata,
      version: saga.metadata.version + 1,
      updatedAt: now,
      isCompleted: !isRunning(next),
      timeoutExpiresAt: isRunning(next) ? new Date(now.getTime() + stepMs * 2 ** doublings) : null,
    },
    step: next,
    before,
    reason,
  }
}

/** Whoever did not answer in time may have charged all the same. */
function nextStep(step: RunningStep, outcome: Outcome, reason: Reason | undefined): Step {
  if (step === 'releasing' && outcome === 'done' && reason === 'timed out') return 'refunding'
  return NEXT[step][outcome]
}

function reasonOf(step: RunningStep, outcome: Outcome): Reason | undefined {
  if (NEXT[step][outcome] !== 'releasing') return undefined
  return outcome === 'late' ? 'timed out' : REFUSED[step]
}
