import { StoreUnavailableError } from '../errors/store-unavailable-error.js'
import type { Decorator } from './decorator.js'
import { intercept } from './intercept.js'

/** How often and how long to wait. */
export interface RetryOptions {
  /** All attempts together. Default 3. */
  readonly attempts?: number | undefined
  /** Before the second attempt; doubled each time, and random below that. Default 50. */
  readonly pauseMs?: number | undefined
}

/**
 * Tries again what surely was not done and may pass: StoreUnavailableError. A write whose outcome is not known is never
 * done twice.
 */
export function retry({ attempts = 3, pauseMs = 50 }: RetryOptions = {}): Decorator {
  return intercept(async (_, next) => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await next()
      } catch (error) {
        if (attempt >= attempts || !(error instanceof StoreUnavailableError)) throw error
        const pause = Math.random() * pauseMs * 2 ** (attempt - 1)
        await new Promise((resolve) => setTimeout(resolve, pause))
      }
    }
  })
}
