import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { devNull } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { LibraryName } from './operations.js'

/** What is measured of a call. */
export type Kind = 'cpu' | 'loopback' | 'heap'

/** Told to the process of a library: first which one it is, then what to do. */
export type ToLibrary =
  | { readonly name: LibraryName; readonly kind: Kind }
  | { readonly scenario: string; readonly calls: number }

/** What a call took in a block of them; 0 says that the process is ready. */
export type FromLibrary = number

/** A library in a process of its own, as in a user's: nothing else runs its code, or the SDK's. */
export interface Library {
  readonly name: LibraryName
  /** What one call took in a block of so many. */
  measure(scenario: string, calls: number): Promise<number>
  stop(): void
}

/**
 * Without the first flag V8 throws away compiled code that was not used for a while, and what it costs to compile it
 * again falls on whoever waited the longest for its turn.
 */
const NODE_FLAGS = ['--no-flush-bytecode', '--import', import.meta.resolve('tsx')]

/** Nothing of the machine's own AWS configuration is to be read. */
const HERMETIC = { AWS_CONFIG_FILE: devNull, AWS_SHARED_CREDENTIALS_FILE: devNull, NODE_NO_WARNINGS: '1' }

export async function startLibrary(
  name: LibraryName,
  kind: Kind,
  flags: readonly string[] = [],
): Promise<Library> {
  const child = fork(fileURLToPath(new URL('./library-process.ts', import.meta.url)), {
    execArgv: [...NODE_FLAGS, ...flags],
    env: { ...process.env, ...HERMETIC },
  })
  await ask(child, { name, kind })
  return {
    name,
    measure: (scenario, calls) => ask(child, { scenario, calls }),
    stop: () => {
      if (child.connected) child.disconnect()
    },
  }
}

/** @throws Error when the process ends instead */
async function ask(child: ChildProcess, message: ToLibrary): Promise<FromLibrary> {
  const over = new AbortController()
  const ended = once(child, 'exit', over).then(([code]) => {
    throw new Error(`A measured process ended with code ${code}.`)
  })
  const answered = once(child, 'message', over).then(([answer]) => answer as FromLibrary)
  child.send(message)
  try {
    return await Promise.race([answered, ended])
  } finally {
    over.abort()
    ended.catch(() => {})
    answered.catch(() => {})
  }
}
