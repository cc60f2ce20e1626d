import { behaviourOf } from './behaviours.js'
import type { FaultKind, FaultParameters, FaultValue } from './fault.js'
import type { Injection } from './injections.js'

/** One step of a script. */
export interface Step extends Omit<Injection, 'fault' | 'times'> {
  readonly fault: FaultValue
  /** How many requests it hits. Default 1; `'always'` for all that are to come. */
  readonly times?: number | 'always'
}

/** Faults in an order, as plain data. */
export interface Script {
  readonly steps: readonly Step[]
}

/**
 * Faults in an order: `script([{ fault: faults.none(), times: 2 }, { fault: faults.loseAnswer() }])` loses the third
 * answer. It is plain data, which survives JSON.
 */
export function script(steps: readonly Step[]): Script {
  for (const { fault } of steps) behaviourOf(fault)
  return Object.freeze({ steps: Object.freeze([...steps]) })
}

/** How often a fault of each kind happens: the share of requests, or the share and what the fault is told. */
export type FaultRates = {
  readonly [K in FaultKind]?:
    | ({ readonly rate: number } & FaultParameters[K])
    | (object extends FaultParameters[K] ? number : never)
}

/** Faults by chance, as plain data. */
export interface RandomFaults {
  readonly seed: number
  readonly rates: FaultRates
}

/**
 * Faults by chance: `randomFaults(7, { throttle: 0.05, loseAnswer: 0.02, delay: { rate: 0.1, ms: 20 } })`. The same seed
 * gives the same faults to the same sequence of requests. It is plain data, which survives JSON.
 *
 * @throws RangeError when the shares are no shares, or more than 1 together
 */
export function randomFaults(seed: number, rates: FaultRates): RandomFaults {
  const shares = rated(rates).map(({ fault, rate }) => {
    behaviourOf(fault)
    return rate
  })
  const sum = shares.reduce((total, rate) => total + rate, 0)
  if (shares.some((rate) => !(rate >= 0)) || sum > 1)
    throw new RangeError(`The shares of faults are at least 0 and at most 1 together; they are ${shares}.`)
  return Object.freeze({ seed, rates: Object.freeze({ ...rates }) })
}

/** A fault and the share of requests that it happens to. */
export interface Rated {
  readonly fault: FaultValue
  readonly rate: number
}

/** The faults of a plan, in an order that does not depend on how it was written down. */
export function rated(rates: FaultRates): readonly Rated[] {
  return Object.entries(rates)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([kind, given]) => {
      const { rate, ...parameters } = typeof given === 'number' ? { rate: given } : given
      return { rate, fault: { kind, ...parameters } as FaultValue }
    })
}
