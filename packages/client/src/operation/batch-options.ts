import { ValidationError } from '@keyprint/key-design'
import { ThrottledError } from '../errors/throttled-error.js'
import type { CallOptions } from '../send/send.js'
import { backoff } from './backoff.js'

/** Options of a batch. */
export interface BatchOptions extends CallOptions {
  /** How long unprocessed operations are tried again, in milliseconds. Default 30,000. */
  readonly deadline?: number | undefined
  /** How many requests are under way at once. Default 4. */
  readonly concurrency?: number | undefined
}

export const DEFAULT_DEADLINE_MS = 30_000
export const DEFAULT_CONCURRENCY = 4

/** Refuses options by which a batch would never end, or never begin. */
export function checkBatchOptions({ deadline = 0, concurrency = 1 }: BatchOptions): void {
  if (!(deadline >= 0)) refuse('deadline', 'must be a number of milliseconds of at least 0', deadline)
  if (!(concurrency >= 1)) refuse('concurrency', 'must be a number of requests of at least 1', concurrency)
}

function refuse(attribute: string, reason: string, value: unknown): never {
  throw new ValidationError(reason, { attribute, value })
}

/** What is left of a batch, and why, where the last request for it was throttled as a whole. */
export interface Unprocessed<T> {
  readonly left: readonly T[]
  readonly throttled?: ThrottledError
}

/**
 * Sends what is left until nothing is, or the deadline is over. DynamoDB leaves operations of a batch undone when it
 * lacks capacity or the answer would be too large.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html#Programming.Errors.BatchOperations
 * @returns what was not done.
 */
export async function untilProcessed<T>(
  work: readonly T[],
  until: number,
  options: BatchOptions,
  send: (work: readonly T[]) => Promise<readonly T[]>,
): Promise<Unprocessed<T>> {
  let unprocessed: Unprocessed<T> = { left: work }
  for (let attempt = 0; unprocessed.left.length > 0; attempt++) {
    const before = unprocessed.left.length
    unprocessed = await sendUnlessThrottled(unprocessed.left, send)
    const { length } = unprocessed.left
    if (length === 0 || Date.now() >= until) break
    // A part was done: there is capacity, and the next wait is short again.
    if (length < before) attempt = 0
    await backoff(attempt, options.signal)
  }
  return unprocessed
}

/** A batch that is throttled as a whole is as undone as one whose operations are. */
async function sendUnlessThrottled<T>(
  left: readonly T[],
  send: (work: readonly T[]) => Promise<readonly T[]>,
): Promise<Unprocessed<T>> {
  try {
    return { left: await send(left) }
  } catch (error) {
    if (error instanceof ThrottledError) return { left, throttled: error }
    throw error
  }
}
