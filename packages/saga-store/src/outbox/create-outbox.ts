import { setTimeout as pause } from 'node:timers/promises'
import type { StreamHandlers } from '@keyprint/client/streams'
import type { sagaDesign } from '../design.js'
import { type RetriableErrors, retriableErrors } from '../errors/error-classes.js'
import { inParallel } from '../listing/in-parallel.js'
import { checkPositive } from '../store/checked-options.js'
import { failure } from '../store/failure.js'
import { connectTo, tableOf, type WithTable } from '../table/store-table.js'
import type { OutboxOptions } from './outbox-options.js'
import { type Lane, type Publisher, publishLane } from './publish-lane.js'

/** What one round over the outbox came to. */
export interface OutboxRound {
  readonly published: number
  /** Sagas whose messages were not all published; they are tried in the next round. */
  readonly failed: readonly { readonly sagaName: string; readonly sagaId: string; readonly error: unknown }[]
}

/** How `run` polls. */
export interface RunOptions {
  /** Ends it, after the round that is under way. */
  readonly signal: AbortSignal
  /** Milliseconds between rounds that published nothing. Default 1,000. */
  readonly interval?: number | undefined
  /** Is told what failed. Default: `console.error`. */
  readonly onError?: ((error: unknown) => void) | undefined
}

/** Publishes the messages that were written with states: of all tenants, at least once, in order for each saga. */
export interface Outbox extends WithTable {
  /** Publishes what is there, oldest first, once over. */
  publishPending(): Promise<OutboxRound>
  /** Polls until the signal says so. */
  run(options: RunOptions): Promise<void>
  /** For `streamHandler` and `pollStream` of `@keyprint/client/streams`: publishes what is written, when it is written. */
  readonly streamHandlers: StreamHandlers<(typeof sagaDesign)['~types']>
}

const DEFAULT_LEASE_MS = 30_000
const DEFAULT_INTERVAL_MS = 1_000

/** An outbox on the table of a saga store. It sends nothing by itself. */
export function createOutbox<Body = unknown>(options: OutboxOptions<Body>): Outbox {
  const { publish, leaseMs = DEFAULT_LEASE_MS } = options
  checkPositive('leaseMs', leaseMs)
  const table = tableOf(options, options.tableName)
  const errors = retriableErrors(options.errors)
  const publisher: Publisher = { db: connectTo(table, options), leaseMs, publish }
  const publishPending = () => round(publisher, errors)
  return {
    table,
    publishPending,
    run: (how) => run(publishPending, how),
    streamHandlers: {
      message: {
        insert: async ({ item }) => {
          const { isTaken } = await publishLane(publisher, item).catch((error) => {
            throw failure(errors, subjectOf(item), error)
          })
          // The record has to come again: whoever has the lease may be dead.
          if (isTaken) throw taken(errors, item)
        },
      },
      // What others keep in the table is theirs.
      unknown: () => undefined,
    },
  }
}

const subjectOf = ({ sagaName, sagaId }: Lane): string => `outbox of ${sagaName} ${sagaId}`

function taken(errors: RetriableErrors, lane: Lane): Error {
  const cause = new Error('another publisher has a lease on it')
  return errors.transient(`${subjectOf(lane)}: ${cause.message}`, cause)
}

/** How many sagas a round publishes for at the same time. */
const LANES_AT_ONCE = 10

async function round(publisher: Publisher, errors: RetriableErrors): Promise<OutboxRound> {
  const failed: OutboxRound['failed'][number][] = []
  let published = 0
  await inParallel(lanes(publisher), LANES_AT_ONCE, async (lane) => {
    try {
      published += (await publishLane(publisher, lane)).count
    } catch (error) {
      const { sagaName, sagaId } = lane
      failed.push({ sagaName, sagaId, error: failure(errors, subjectOf(lane), error) })
    }
  }).catch((error: unknown) => {
    throw failure(errors, 'outbox', error)
  })
  return { published, failed }
}

/** The index only says which sagas have messages; what and in which order is read from the table, consistently. */
async function* lanes({ db }: Publisher): AsyncGenerator<Lane, void> {
  const seen = new Set<string>()
  for await (const { tenantId, sagaName, sagaId } of db.messagesByAge({})) {
    const id = JSON.stringify([tenantId, sagaName, sagaId])
    if (!seen.has(id)) yield { tenantId, sagaName, sagaId }
    seen.add(id)
  }
}

async function run(
  publishPending: Outbox['publishPending'],
  { signal, interval = DEFAULT_INTERVAL_MS, onError = console.error }: RunOptions,
): Promise<void> {
  checkPositive('interval', interval)
  while (!signal.aborted) {
    const { published, failed } = await publishPending().catch((error: unknown) => ({
      published: 0,
      failed: [{ error }],
    }))
    for (const { error } of failed) onError(error)
    if (published === 0) await pause(interval, undefined, { signal }).catch(() => undefined)
  }
}
