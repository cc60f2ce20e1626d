import { behaviourOf } from './behaviours.js'
import type { Operation, RecordedRequest } from './exchange.js'
import type { Fault } from './fault.js'
import { type RandomFaults, type Rated, rated } from './plan.js'
import { seeded } from './random.js'

type Requested = RecordedRequest['operation']

/** A fault to come. */
export interface Injection {
  readonly fault: Fault
  /** Only requests of this operation. Default: every operation that the fault makes sense for. */
  readonly operation?: Operation
  /** How many requests it hits. Default 1; `Infinity` or `'always'` until `reset()`. */
  readonly times?: number | 'always'
}

/** The faults that have not hit their last request. */
export interface Injections {
  add(injection: Injection): void
  /** Lets faults happen by chance to what no other fault hits. */
  addRandom(faults: RandomFaults): void
  /** The fault for a request, if any: the oldest that applies. It then has one request less to hit. */
  take(requested: Requested): Fault | undefined
  clear(): void
}

/** An empty list of faults to come. */
export function injections(): Injections {
  let pending: { readonly injection: Injection; left: number }[] = []
  let chances: ((requested: Requested) => Fault | undefined)[] = []
  return {
    add: (injection) => {
      pending.push({ injection, left: timesOf(injection) })
    },
    addRandom: (faults) => {
      chances.push(chanceOf(faults))
    },
    take: (requested) => {
      const next = pending.find(({ injection, left }) => left > 0 && applies(injection, requested))
      if (next !== undefined) next.left -= 1
      // Each chance is taken for each request, so that what happens to one does not depend on scripts.
      const [byChance] = chances.map((chance) => chance(requested)).filter((fault) => fault !== undefined)
      return next?.injection.fault ?? byChance
    },
    clear: () => {
      pending = []
      chances = []
    },
  }
}

function chanceOf({ seed, rates }: RandomFaults): (requested: Requested) => Fault | undefined {
  const [random, faults] = [seeded(seed), rated(rates)]
  return (requested) => {
    const fault = drawn(faults, random())
    return fault !== undefined && applies({ fault }, requested) ? fault : undefined
  }
}

function drawn(faults: readonly Rated[], number: number): Fault | undefined {
  let below = 0
  return faults.find(({ rate }) => {
    below += rate
    return number < below
  })?.fault
}

function applies({ fault, operation }: Injection, requested: Requested): boolean {
  if (operation !== undefined && operation !== requested) return false
  const { operations } = behaviourOf(fault)
  return operations === undefined || operations.some((one) => one === requested)
}

/** How many requests a fault is to hit; one that never could is refused. */
function timesOf({ fault, operation, times = 1 }: Injection): number {
  const count = times === 'always' ? Number.POSITIVE_INFINITY : times
  if (!(count >= 1)) throw new RangeError(`A fault hits at least one request; times is ${times}.`)
  const { operations } = behaviourOf(fault)
  if (operation === undefined || operations === undefined || operations.includes(operation)) return count
  throw new TypeError(`This fault is for ${operations.join(', ')}; it never happens to ${operation}.`)
}
