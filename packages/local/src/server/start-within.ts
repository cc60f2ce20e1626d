import { DynamoDBLocalStartFailed } from '../errors/dynamodb-local-start-failed.js'
import type { OwnedProcess } from './owned-process.js'

/**
 * Waits for a started process to be ready. When it ends first, or takes longer than the deadline, it is stopped.
 *
 * @param timeoutMs the deadline in milliseconds
 * @throws DynamoDBLocalStartFailed with the last lines the process printed
 */
export async function startWithin<T>(
  owned: OwnedProcess,
  timeoutMs: number,
  ready: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const waiting = new AbortController()
  const failure = Promise.race([owned.ended, deadline(timeoutMs, waiting.signal)])
  try {
    return await Promise.race([ready(waiting.signal), failure.then((reason) => fail(reason, owned))])
  } catch (error) {
    await owned.stop()
    throw error
  } finally {
    waiting.abort()
  }
}

function fail(reason: string, owned: OwnedProcess): never {
  throw new DynamoDBLocalStartFailed(reason, owned.output())
}

function deadline(timeoutMs: number, signal: AbortSignal): Promise<string> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(`it did not answer within ${timeoutMs / 1000} s`), timeoutMs)
    signal.addEventListener('abort', () => clearTimeout(timer))
  })
}
