import { setTimeout as pause } from 'node:timers/promises'
import { TransactionCanceledError } from '@keyprint/client'
import { isTransient } from './failure.js'

const FIRST_PAUSE_MS = 50
const LONGEST_PAUSE_MS = 2_000

/** Tries what may be repeated again while it fails for what passes. Pauses are random and grow. */
export async function withRetries<T>(attempts: number, act: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await act()
    } catch (error) {
      if (attempt >= attempts || !passes(error)) throw error
      await pause(Math.random() * Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempt))
    }
  }
}

/** Beside what did not hold, something may have passed. */
const passes = (error: unknown): boolean =>
  isTransient(error) ||
  (error instanceof TransactionCanceledError && error.reasons.some((reason) => isTransient(reason.error)))
