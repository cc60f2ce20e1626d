import { setTimeout as pause } from 'node:timers/promises'
import type { Random } from '../demo/random.js'
import type { Workers } from './supervise.js'

/** How workers are killed. */
export interface KillOptions {
  readonly random: Random
  /** Milliseconds between two kills, on average. */
  readonly everyMs: number
  readonly signal: AbortSignal
}

/**
 * Kills one worker after the other with SIGKILL, as the kernel does when memory runs out, but never the last that is at
 * work: otherwise nothing would be done on a machine that takes longer to start one. @returns how many
 */
export async function killAtRandom(
  workers: Workers,
  { random, everyMs, signal }: KillOptions,
): Promise<number> {
  let kills = 0
  for (;;) {
    await pause(everyMs * (0.5 + random()), undefined, { signal }).catch(() => undefined)
    if (signal.aborted) return kills
    const ready = workers.ready()
    const pid = ready[Math.floor(random() * ready.length)]
    if (pid === undefined || ready.length === 1) continue
    process.kill(pid, 'SIGKILL')
    kills++
  }
}
