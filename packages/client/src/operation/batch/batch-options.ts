import { ThrottledError } from '../../errors/throttled-error.js'
import type { CallOptions } from '../../send/send.js'
import { backoff } from '../backoff.js'
import { isDeadline } from '../is-deadline.js'

/** Options of a batch. */
export interface BatchOptions extends CallOptions {
  /** How many requests are under way at once. Default 4. */
  readonly concurrency?: number | undefined
}

export const DEFAULT_CONCURRENCY = 4

/** How long a request is tried again while DynamoDB does nothing of it, where no deadline ends the batch before. */
export const MOST_MS_WITHOUT_PROGRESS = 30_000

/**
 * Sends what is left until nothing is. DynamoDB leaves operations of a batch undone when it lacks capacity or the answer
 * would be too large. A batch that is throttled as a whole is as undone as one whose operations are.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html#Programming.Errors.BatchOperations
 * @throws ThrottledError when nothing is done for too long; the reason of the signal.
 */
export async function untilProcessed<T>(
  work: readonly T[],
  { signal }: CallOptions,
  send: (work: readonly T[]) => Promise<readonly T[]>,
): Promise<void> {
  let left = work
  let progress = Date.now()
  for (let attempt = 0; left.length > 0; attempt++) {
    const unprocessed = await sendUnlessThrottled(left, signal, send)
    // A part was done: there is capacity, and the next wait is short again.
    if (unprocessed.left.length < left.length) [attempt, progress] = [0, Date.now()]
    left = unprocessed.left
    if (left.length === 0) return
    const throttled = unprocessed.throttled ?? leftUnprocessed(Date.now() - progress)
    if (Date.now() - progress >= MOST_MS_WITHOUT_PROGRESS) throw throttled
    await backoff(attempt, signal).catch((reason) => {
      throw isDeadline(reason) ? throttled : reason
    })
  }
}

/** True where nothing is wrong with a batch but that there was no capacity, or no time, for all of it. */
export const isUnderLoad = (failure: unknown, { signal }: CallOptions): boolean =>
  failure instanceof ThrottledError || signal?.aborted === true

/** What is left of a batch, and why, where the request for it was throttled as a whole. */
interface Unprocessed<T> {
  readonly left: readonly T[]
  readonly throttled?: ThrottledError
}

async function sendUnlessThrottled<T>(
  left: readonly T[],
  signal: AbortSignal | undefined,
  send: (work: readonly T[]) => Promise<readonly T[]>,
): Promise<Unprocessed<T>> {
  try {
    return { left: await send(left) }
  } catch (error) {
    if (error instanceof ThrottledError && !signal?.aborted) return { left, throttled: error }
    throw error
  }
}

const leftUnprocessed = (ms: number): ThrottledError =>
  new ThrottledError('The batch', { cause: new Error(`DynamoDB left it unprocessed for ${ms} ms`) })
