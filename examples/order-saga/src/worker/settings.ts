import { type Share, shareFrom } from './share.js'

/** Variables of an environment, such as `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>

/** What a worker is told. Tables, endpoint and credentials are for the SDK and the clients, under their usual names. */
export interface WorkerSettings {
  readonly paymentsUrl: string
  /** Milliseconds that a step may take before the saga times out. */
  readonly stepMs: number
  /** Milliseconds after which another worker may take a message over: longer than a step takes that goes well. */
  readonly leaseMs: number
  /** Milliseconds between two looks for messages that dead workers left, and for time-outs. */
  readonly sweepMs: number
  readonly share: Share
}

export const DEFAULT_STEP_MS = 10_000
const DEFAULT_LEASE_MS = 3_000
const DEFAULT_SWEEP_MS = 1_000

/** The settings in an environment. @throws Error with a sentence */
export function workerSettings(environment: Environment): WorkerSettings {
  const { PAYMENTS_URL } = environment
  if (PAYMENTS_URL === undefined || !URL.canParse(PAYMENTS_URL))
    throw new Error(
      `PAYMENTS_URL is ${JSON.stringify(PAYMENTS_URL)}, and has to be the address of the provider.`,
    )
  return {
    paymentsUrl: PAYMENTS_URL,
    stepMs: milliseconds(environment, 'STEP_MS', DEFAULT_STEP_MS),
    leaseMs: milliseconds(environment, 'LEASE_MS', DEFAULT_LEASE_MS),
    sweepMs: milliseconds(environment, 'SWEEP_MS', DEFAULT_SWEEP_MS),
    share: shareFrom(environment.SHARE),
  }
}

function milliseconds(environment: Environment, name: string, byDefault: number): number {
  const text = environment[name]
  if (text === undefined || text === '') return byDefault
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text)
  throw new Error(`${name} is ${JSON.stringify(text)}, and has to be a number of milliseconds.`)
}
