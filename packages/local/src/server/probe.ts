import * as http from 'node:http'
import * as https from 'node:https'
import { setTimeout as sleep } from 'node:timers/promises'

/** DynamoDB Local answers an unsigned `GET /` with this status once it is ready. */
export const READY_STATUS = 400

const PROBE_TIMEOUT_MS = 2_000
const PROBE_INTERVAL_MS = 50

/** The HTTP status of `GET /`, or undefined when nothing answers. */
export function probe(endpoint: string, timeout = PROBE_TIMEOUT_MS): Promise<number | undefined> {
  const { get } = endpoint.startsWith('https:') ? https : http
  return new Promise((resolve) => {
    const request = get(endpoint, { agent: false, timeout }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
    request.on('timeout', () => request.destroy())
    request.on('error', () => resolve(undefined))
    request.on('close', () => resolve(undefined))
  })
}

/** Asks again and again until the check gives a value. Rejects when the signal aborts. */
export async function poll<T>(check: () => Promise<T | undefined>, signal: AbortSignal): Promise<T> {
  for (;;) {
    const value = await check()
    if (value !== undefined) return value
    await sleep(PROBE_INTERVAL_MS, undefined, { signal })
  }
}

/** Waits until DynamoDB Local answers at the endpoint. */
export async function untilReady(endpoint: string, signal: AbortSignal): Promise<void> {
  await poll(async () => ((await probe(endpoint)) === READY_STATUS ? true : undefined), signal)
}
