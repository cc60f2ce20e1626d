import type { Fault, Operation, RecordedRequest } from './exchange.js'

type Requested = RecordedRequest['operation']

/** A fault to come. */
export interface Injection {
  readonly fault: Fault
  /** Only requests of this operation. Default: every operation that the fault makes sense for. */
  readonly operation?: Operation
  /** How many requests it hits. Default 1; `Infinity` until `reset()`. */
  readonly times?: number
}

/** The faults that have not hit their last request. */
export interface Injections {
  add(injection: Injection): void
  /** The fault for a request, if any: the oldest that applies. It then has one request less to hit. */
  take(requested: Requested): Fault | undefined
  clear(): void
}

/** An empty list of faults to come. */
export function injections(): Injections {
  let pending: { readonly injection: Injection; left: number }[] = []
  return {
    add: (injection) => {
      refuseUseless(injection)
      pending.push({ injection, left: injection.times ?? 1 })
    },
    take: (requested) => {
      const next = pending.find(({ injection, left }) => left > 0 && applies(injection, requested))
      if (next !== undefined) next.left -= 1
      return next?.injection.fault
    },
    clear: () => {
      pending = []
    },
  }
}

function applies({ fault, operation }: Injection, requested: Requested): boolean {
  if (operation !== undefined && operation !== requested) return false
  return fault.operations === undefined || fault.operations.some((one) => one === requested)
}

function refuseUseless({ fault, operation, times = 1 }: Injection): void {
  if (!(times >= 1)) throw new RangeError(`A fault hits at least one request; times is ${times}.`)
  if (operation === undefined || fault.operations === undefined) return
  if (fault.operations.includes(operation)) return
  throw new TypeError(`This fault is for ${fault.operations.join(', ')}; it never happens to ${operation}.`)
}
