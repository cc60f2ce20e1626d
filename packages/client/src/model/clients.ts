import { type FaultProxy, type FaultRates, randomFaults, startFaultProxy } from '@keyprint/local'
import { connect } from '../index.js'
import { design } from './design.js'

const RATES: FaultRates = {
  throttle: 0.03,
  serverError: { rate: 0.02, status: 500 },
  loseAnswer: 0.05,
  loseRequest: 0.03,
  truncate: 0.02,
  htmlError: 0.02,
  transactionConflict: 0.03,
  transactionInProgress: 0.02,
  unprocessed: { rate: 0.05, processed: 0.5 },
  delay: { rate: 0.03, ms: 2 },
}

/** Enough for a second attempt after a lost one, and for an end of attempts now and then. */
const MAX_ATTEMPTS = 2

/** Without the SDK's pauses, which are there for a table that is really under load. */
const withoutPauses = {
  acquireInitialRetryToken: async () => token(0),
  refreshRetryTokenForRetry: async (last: Token, { errorType }: { readonly errorType: string }) => {
    const isLast = last.getRetryCount() + 1 >= MAX_ATTEMPTS
    if (isLast || errorType === 'CLIENT_ERROR') throw new Error('not to be tried again')
    return token(last.getRetryCount() + 1)
  },
  recordSuccess: () => {},
}

interface Token {
  getRetryCount(): number
  getRetryDelay(): number
}

const token = (count: number): Token => ({ getRetryCount: () => count, getRetryDelay: () => 0 })

/** Where the table of the model is. */
interface Place {
  readonly endpoint: string
  readonly tableName: string
}

const through = (proxy: FaultProxy, tableName: string) =>
  connect(design, { client: proxy.client({ retryStrategy: withoutPauses }), tableName })

/** A client of the model's design. */
export type ModelClient = ReturnType<typeof through>

/** Clients that meet faults, each through a proxy of its own. */
export interface FaultyClients {
  readonly all: readonly ModelClient[]
  /** Begins with the faults of a seed. */
  play(seed: number): void
  stop(): Promise<void>
}

export async function faultyClients(place: Place, count: number): Promise<FaultyClients> {
  const proxies = await Promise.all(Array.from({ length: count }, () => startFaultProxy(place.endpoint)))
  return {
    all: proxies.map((proxy) => through(proxy, place.tableName)),
    play: (seed) => {
      for (const [index, proxy] of proxies.entries()) {
        proxy.reset()
        proxy.play(randomFaults(seed + index, RATES))
      }
    },
    stop: async () => {
      await Promise.all(proxies.map((proxy) => proxy.stop()))
    },
  }
}
