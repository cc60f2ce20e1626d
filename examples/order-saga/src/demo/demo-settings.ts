import { parseArgs } from 'node:util'

/** How the demonstration runs. */
export interface DemoSettings {
  /** How many orders are placed; 0: without end. */
  readonly orders: number
  readonly workers: number
  /** Milliseconds between two kills of a worker; 0: none is killed. */
  readonly killEvery: number
  readonly seed: number
}

const DEFAULTS = { orders: 0, workers: 3, 'kill-every': 0, seed: 1 } as const

type Name = keyof typeof DEFAULTS

const LARGEST = { orders: 10_000, workers: 16, 'kill-every': 3_600_000, seed: 2 ** 32 - 1 } as const

/** The settings on a command line. @throws Error with a sentence */
export function demoSettings(args: readonly string[]): DemoSettings {
  const option = { type: 'string' } as const
  const options = { orders: option, workers: option, 'kill-every': option, seed: option }
  const { values } = parseArgs({ args: [...args], options })
  const number = (name: Name, least = 0) => {
    const text = values[name]
    if (text === undefined) return DEFAULTS[name]
    if (/^\d{1,10}$/.test(text) && Number(text) >= least && Number(text) <= LARGEST[name]) return Number(text)
    throw new Error(
      `--${name} is ${JSON.stringify(text)}, and has to be a number from ${least} to ${LARGEST[name]}.`,
    )
  }
  return {
    orders: number('orders'),
    workers: number('workers', 1),
    killEvery: number('kill-every'),
    seed: number('seed'),
  }
}
