import type { CallOptions } from './send.js'

/**
 * Options of one of many requests that are under way at once, with a signal of its own that follows the call's. Each
 * request and each wait listens to its signal, and Node warns of a leak where one signal has more than ten listeners.
 */
export function withOwnSignal<O extends CallOptions>(options: O): O {
  const { signal } = options
  return signal === undefined ? options : { ...options, signal: AbortSignal.any([signal]) }
}
