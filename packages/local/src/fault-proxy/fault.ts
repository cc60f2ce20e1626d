import type { Answer, Exchange, Operation } from './exchange.js'
import type { ServiceError } from './service-error.js'

/** What a fault of each kind is told. */
export interface FaultParameters {
  readonly none: object
  readonly throttle: object
  readonly serverError: { readonly status: 500 | 503 }
  readonly serviceError: { readonly error: ServiceError }
  readonly loseAnswer: object
  readonly loseRequest: object
  readonly truncate: object
  readonly hang: { readonly executed: boolean }
  readonly unprocessed: { readonly processed: number; readonly seed?: number }
  readonly transactionConflict: object
  readonly transactionInProgress: object
  readonly indexLag: object
  readonly clockSkew: { readonly ms: number }
  readonly delay: { readonly ms: number }
  readonly respond: { readonly answer: Answer }
  readonly htmlError: object
}

/** Names of the faults that there are. */
export type FaultKind = keyof FaultParameters

/** What goes wrong with a request, as plain data: it can be written down, compared, and read back from JSON. */
export type FaultValue = { readonly [K in FaultKind]: { readonly kind: K } & FaultParameters[K] }[FaultKind]

/** What goes wrong with a request, as code of a test's own. */
export interface CustomFault {
  /** The operations it makes sense for; all when absent. */
  readonly operations?: readonly Operation[]
  /** Handles the request: forwards it or not, answers it or not. */
  apply(exchange: Exchange): void | Promise<void>
}

/** What goes wrong with a request. */
export type Fault = FaultValue | CustomFault
