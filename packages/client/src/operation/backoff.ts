/** First pause; each further one is up to twice as long. */
const BASE_MS = 25
const MOST_MS = 2_000

/**
 * Waits before a further attempt: a random time up to a ceiling that doubles, so that clients do not meet again.
 * @param attempt from 0
 */
export async function backoff(attempt: number, signal?: AbortSignal): Promise<void> {
  const ceiling = Math.min(MOST_MS, BASE_MS * 2 ** attempt)
  await sleep(Math.random() * ceiling, signal)
}

/** Waits; rejects with the reason of the signal. */
export function sleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer)
      reject(signal?.reason)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, ms)
    if (signal?.aborted) stop()
    else signal?.addEventListener('abort', stop, { once: true })
  })
}
