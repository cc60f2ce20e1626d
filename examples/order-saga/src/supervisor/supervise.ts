import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import type { WorkerMessage } from '../worker/supervised.js'

/** Which workers run. */
export interface SuperviseOptions {
  /** The program of a worker. */
  readonly script: URL
  readonly count: number
  readonly env: NodeJS.ProcessEnv
  /** Is told what workers report, and how they end. */
  readonly onTrouble: (text: string) => void
}

/** Workers that run as processes of their own, and are started again when they die. */
export interface Workers extends AsyncDisposable {
  /** Process ids of those that are at work. */
  ready(): readonly number[]
  /** How many were started in place of one that died. */
  restarts(): number
}

/** Milliseconds between the end of a worker and the start of the next: one that cannot start costs little. */
const RESTART_MS = 200
/** Milliseconds that a worker may take to end what it is at. */
const GRACE_MS = 5_000

/** Starts workers, and goes on starting them until it is disposed of. */
export function supervise({ script, count, env, onTrouble }: SuperviseOptions): Workers {
  const running = new Set<ChildProcess>()
  const ready = new Set<number>()
  const stop = new AbortController()
  let restarts = 0

  const runOnce = async (index: number) => {
    const child = fork(script, {
      env: { ...env, SHARE: `${index}/${count}` },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      execArgv: [],
    })
    running.add(child)
    child.on('message', (message: WorkerMessage) => {
      if (message !== 'ready') onTrouble(`worker ${child.pid}: ${message.trouble}`)
      else if (child.pid !== undefined) ready.add(child.pid)
    })
    const [code, signal] = await once(child, 'exit')
    running.delete(child)
    ready.delete(child.pid as number)
    if (!stop.signal.aborted) onTrouble(`worker ${child.pid} ended (${signal ?? code}), another one starts`)
  }
  const keepOne = async (index: number) => {
    await runOnce(index)
    while (!stop.signal.aborted) {
      await pause(RESTART_MS, undefined, stop).catch(() => undefined)
      if (stop.signal.aborted) return
      restarts++
      await runOnce(index)
    }
  }
  const kept = Promise.all(Array.from({ length: count }, (_, index) => keepOne(index)))
  return {
    ready: () => [...ready],
    restarts: () => restarts,
    [Symbol.asyncDispose]: async () => {
      stop.abort()
      const end = (signal: NodeJS.Signals) => {
        for (const child of running) child.kill(signal)
      }
      end('SIGTERM')
      const impatient = setTimeout(end, GRACE_MS, 'SIGKILL')
      await kept
      clearTimeout(impatient)
    },
  }
}
