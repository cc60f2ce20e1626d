import { whenLauncherEnds } from './launchers.js'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Aborts when somebody wants the program to stop. It may be asked more than once: on Ctrl-C the terminal asks every
 * program, and npm then asks its own a second time.
 */
export function stopSignal(): AbortSignal {
  const controller = new AbortController()
  const stop = () => controller.abort(new Stopped())
  for (const name of SIGNALS) process.on(name, stop)
  if (process.env.npm_lifecycle_event !== undefined) whenLauncherEnds(stop)
  return controller.signal
}

/** The reason of a wanted stop. */
export class Stopped extends Error {
  override readonly name = 'Stopped'

  constructor() {
    super('The program was stopped.')
  }
}

/** Resolves when the signal aborts. */
export function whenStopped(stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (stop.aborted) resolve()
    else stop.addEventListener('abort', () => resolve(), { once: true })
  })
}

/** What a promise gives, or a rejection as soon as the signal aborts. */
export function unlessStopped<Value>(stop: AbortSignal, promise: Promise<Value>): Promise<Value> {
  const stopped = whenStopped(stop).then(() => Promise.reject<Value>(stop.reason))
  return Promise.race([promise, stopped])
}
