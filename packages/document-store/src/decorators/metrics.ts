import type { Decorator } from './decorator.js'
import { intercept, type OperationName } from './intercept.js'
import { codeOf } from './logging.js'

/** One measured call. Its labels have few values: neither tenants nor keys. */
export interface Measurement {
  readonly operation: OperationName
  readonly collection: string | undefined
  readonly outcome: 'done' | 'failed'
  /** The code of the error that it ended in. */
  readonly code?: string | undefined
  readonly milliseconds: number
}

/** Measures every call. */
export function metrics(record: (measurement: Measurement) => void): Decorator {
  return intercept(async ({ operation, collection }, next) => {
    const started = performance.now()
    const measured = (outcome: Measurement['outcome'], code?: string) =>
      record({ operation, collection, outcome, code, milliseconds: performance.now() - started })
    try {
      const result = await next()
      measured('done')
      return result
    } catch (error) {
      measured('failed', codeOf(error))
      throw error
    }
  })
}
