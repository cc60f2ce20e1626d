import { ConcurrencyError } from './concurrency-error.js'
import { TransientError } from './transient-error.js'

/** The classes of the errors after which a saga bus tries again: those of the bus's own package, where it has some. */
export interface ErrorClasses {
  /** Default: `ConcurrencyError` of this package. */
  readonly ConcurrencyError?:
    | (new (
        sagaId: string,
        expectedVersion: number,
        actualVersion?: number,
      ) => Error)
    | undefined
  /** Default: `TransientError` of this package. */
  readonly TransientError?: (new (message: string, cause?: Error) => Error) | undefined
}

/** Makes the errors after which a saga bus tries again. */
export interface RetriableErrors {
  stale(sagaId: string, expectedVersion: number, actualVersion: number | undefined): Error
  alreadyExists(sagaId: string, what: string, actualVersion: number | undefined): Error
  transient(message: string, cause: Error): Error
}

/** An insert expects that there is no saga, which no version stands for. */
const NO_VERSION = -1

export function retriableErrors(classes: ErrorClasses = {}): RetriableErrors {
  const Concurrency = classes.ConcurrencyError ?? ConcurrencyError
  const Transient = classes.TransientError ?? TransientError
  return {
    stale: (sagaId, expected, actual) => new Concurrency(sagaId, expected, actual),
    alreadyExists: (sagaId, what, actual) => {
      const error = new Concurrency(sagaId, NO_VERSION, actual)
      error.message = `${what} already exists, so saga ${sagaId} was not inserted; read it and go on from there.`
      return error
    },
    transient: (message, cause) => new Transient(message, cause),
  }
}
