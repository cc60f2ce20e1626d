import { parseArgs } from 'node:util'
import { numberIn } from '../server/settings.js'
import type { LoadOptions } from './run-load.js'

/** What the command line says of a load. */
export type LoadSettings = Pick<LoadOptions, 'seconds' | 'tenants' | 'concurrency' | 'seed'>

const LARGEST: LoadSettings = { seconds: 86_400, tenants: 10_000, concurrency: 1_000, seed: 999_999 }

/** The settings on a command line. @throws Error with a sentence */
export function loadSettings(args: readonly string[]): LoadSettings {
  const option = { type: 'string' } as const
  const options = { seconds: option, tenants: option, concurrency: option, seed: option }
  const { values } = parseArgs({ args: [...args], options })
  const number = (name: keyof LoadSettings, standard: number, least = 1) =>
    numberIn(`--${name}`, values[name] ?? String(standard), least, LARGEST[name])
  return {
    seconds: number('seconds', 60),
    tenants: number('tenants', 200),
    concurrency: number('concurrency', 20),
    seed: number('seed', Date.now() % 1_000_000, 0),
  }
}
