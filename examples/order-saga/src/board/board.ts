import { endSteps, type Reason, runningSteps, type Step } from '../saga/order-saga.js'

/** A saga that has moved. */
export interface Move {
  readonly at: Date
  readonly orderId: string
  readonly from: Step | undefined
  readonly to: Step
}

/** What is known of a saga. */
export interface Seen {
  readonly orderId: string
  readonly step: Step
  readonly version: number
  readonly reason?: Reason | undefined
  readonly at: Date
}

const MOST_MOVES = 8
const MOST_TROUBLES = 4

/** Where every saga is, and what moved last. */
export class Board {
  readonly #seen = new Map<string, Seen>()
  readonly #moves: Move[] = []
  readonly #troubles: string[] = []

  /** Takes note of a saga. What is older than what is known comes from the stream late. */
  note(saga: Seen): void {
    const before = this.#seen.get(saga.orderId)
    if (before !== undefined && before.version >= saga.version) return
    this.#seen.set(saga.orderId, saga)
    this.#moves.push({ at: saga.at, orderId: saga.orderId, from: before?.step, to: saga.step })
    this.#moves.splice(0, this.#moves.length - MOST_MOVES)
  }

  trouble(text: string): void {
    this.#troubles.push(text)
    this.#troubles.splice(0, this.#troubles.length - MOST_TROUBLES)
  }

  /** How many sagas are at each step. */
  counts(): ReadonlyMap<Step, number> {
    const counts = new Map<Step, number>([...runningSteps, ...endSteps].map((step) => [step, 0]))
    for (const { step } of this.#seen.values()) counts.set(step, (counts.get(step) ?? 0) + 1)
    return counts
  }

  /** How many orders were cancelled for each reason. */
  reasons(): ReadonlyMap<Reason, number> {
    const reasons = new Map<Reason, number>()
    for (const { step, reason } of this.#seen.values())
      if (step === 'cancelled' && reason !== undefined) reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
    return reasons
  }

  /** How many sagas have come to their end. */
  ended(): number {
    const counts = this.counts()
    return endSteps.reduce((sum, step) => sum + (counts.get(step) ?? 0), 0)
  }

  moves(): readonly Move[] {
    return this.#moves
  }

  troubles(): readonly string[] {
    return this.#troubles
  }
}
