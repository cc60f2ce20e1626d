import type { Values } from '@keyprint/key-design'
import type { CompiledEntity } from '../../compile/compiled-entity.js'
import { TransactionCanceledError } from '../../errors/transaction-canceled-error.js'
import type { CallOptions } from '../../send/send.js'
import type { Current } from '../action.js'
import { backoff } from '../backoff.js'
import { StaleReadError } from '../condition/condition-error.js'
import type { Connection } from '../connection.js'
import { readCurrent } from './read-current.js'

/** How often a write that depends on what was read is made anew when somebody else was faster. */
export const MOST_ATTEMPTS = 8

/** Runs an attempt, and again when what it was worked out from had changed before it was done. */
export async function whileStale<T>(options: CallOptions, attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt()
    } catch (error) {
      if (!isStale(error) || tries >= MOST_ATTEMPTS) throw error
      await backoff(tries, options.signal)
    }
  }
}

/** Reads the item and does a write that depends on it; anew when somebody else was faster. */
export function withCurrent<T>(
  connection: Connection,
  entity: CompiledEntity,
  key: Values,
  options: CallOptions,
  attempt: (current: Current | undefined) => Promise<T>,
): Promise<T> {
  return whileStale(options, async () => attempt(await readCurrent(connection, entity, key, options)))
}

function isStale(error: unknown): boolean {
  if (error instanceof TransactionCanceledError) return error.reasons.some((reason) => isStale(reason.error))
  return error instanceof StaleReadError
}
