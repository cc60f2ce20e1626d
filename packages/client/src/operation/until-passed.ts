import type { CallOptions } from '../send/send.js'
import { backoff } from './backoff.js'

/** How often a request is sent that only met a transaction on the same items. */
const MOST_ATTEMPTS = 6

/** Sends a request, and again while nothing but others who write the same items stand in its way: it did nothing then. */
export async function untilPassed<T>(
  { signal }: CallOptions,
  passes: (error: unknown) => boolean,
  send: () => Promise<T>,
): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await send()
    } catch (error) {
      if (!passes(error) || attempt + 1 >= MOST_ATTEMPTS) throw error
      await backoff(attempt, signal)
    }
  }
}
