import { fork } from 'node:child_process'
import { devNull } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { Measured } from './measured.js'

/** What is measured in a process of its own. */
export type Kind = 'cpu' | 'loopback' | 'heap'

/** Told to the child. */
export interface ChildOptions {
  readonly kind: Kind
  readonly rounds: number
  /** Rounds before those that count, in which the compiler settles. */
  readonly warmUpRounds: number
}

/** The child says when a round is over, and gives the samples. */
export type FromChild = { readonly round: true } | { readonly measured: Measured }

/**
 * Without the first flag V8 throws away compiled code that was not used for a while, and what it costs to compile it
 * again falls on whoever is measured next.
 */
const NODE_FLAGS = ['--no-flush-bytecode', '--import', import.meta.resolve('tsx')]

/** Nothing of the machine's own AWS configuration is to be read. */
const HERMETIC = { AWS_CONFIG_FILE: devNull, AWS_SHARED_CREDENTIALS_FILE: devNull, NODE_NO_WARNINGS: '1' }

/** Measures in a process of its own. `onProgress` is told after each round how far it is, from 0 to 1. */
export function measuredInChild(
  options: ChildOptions,
  flags: readonly string[] = [],
  onProgress?: (share: number) => void,
): Promise<Measured> {
  const child = fork(fileURLToPath(new URL('./child.ts', import.meta.url)), {
    execArgv: [...NODE_FLAGS, ...flags],
    env: { ...process.env, ...HERMETIC },
  })
  const total = options.rounds + options.warmUpRounds
  let done = 0
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`The measured process ended with code ${code}.`)))
    child.on('message', (message: FromChild) => {
      if ('measured' in message) return resolve(message.measured)
      done += 1
      return onProgress?.(done / total)
    })
    child.send(options)
  })
}
