import { fork } from 'node:child_process'
import { devNull } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { FromChild } from './child.js'
import type { Measured, Samples } from './measure.js'
import type { LibraryName } from './operations.js'
import { type Spread, spread } from './statistics.js'

/** CPU of one call of a library: by itself, and compared to lib-dynamodb round by round. */
export interface CpuFigure {
  readonly microseconds: Spread
  readonly ratio: Spread
}

/** Figures by scenario and library. */
export type CpuResult = Readonly<Record<string, Readonly<Record<LibraryName, CpuFigure>>>>

export interface CpuOptions {
  readonly rounds: number
  /** Told after each round how far it is, from 0 to 1. */
  readonly onProgress?: (share: number) => void
}

const WARM_UP_ROUNDS = 12
const BLOCK_MS = 20

/**
 * Without the first flag V8 throws away compiled code that was not used for a while, and what it costs to compile it
 * again falls on whoever is measured next.
 */
const NODE_FLAGS = ['--no-flush-bytecode', '--import', import.meta.resolve('tsx')]

/** Nothing of the machine's own AWS configuration is to be read. */
const HERMETIC = { AWS_CONFIG_FILE: devNull, AWS_SHARED_CREDENTIALS_FILE: devNull, NODE_NO_WARNINGS: '1' }

/** Measures in a process of its own. */
export async function cpu({ rounds, onProgress }: CpuOptions): Promise<CpuResult> {
  return figuresOf(await measured({ rounds, warmUpRounds: WARM_UP_ROUNDS, blockMs: BLOCK_MS }, onProgress))
}

function measured(
  options: { readonly rounds: number; readonly warmUpRounds: number; readonly blockMs: number },
  onProgress: CpuOptions['onProgress'],
): Promise<Measured> {
  const child = fork(fileURLToPath(new URL('./child.ts', import.meta.url)), {
    execArgv: NODE_FLAGS,
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

function figuresOf(measured: Measured): CpuResult {
  return Object.fromEntries(
    Object.entries(measured).map(([scenario, samples]) => [scenario, figuresOfScenario(samples)]),
  )
}

function figuresOfScenario(samples: Samples): CpuResult[string] {
  const reference = samples['lib-dynamodb']
  const figures = Object.entries(samples).map(([name, sample]) => [
    name,
    {
      microseconds: spread(sample),
      ratio: spread(sample.map((one, round) => one / (reference[round] as number))),
    },
  ])
  return Object.fromEntries(figures)
}
