import { KeyprintError } from '@keyprint/key-design'
import {
  BatchIncompleteError,
  type BatchOperation,
  ItemNotReturnedError,
  OutcomeUnknownError,
  ThrottledError,
  TransactionCanceledError,
  TransactionConflictError,
  UnavailableError,
} from '../index.js'
import type { ModelClient } from './clients.js'
import type { BatchedWrite, Observation, Operation } from './operation.js'
import { batchOf, perform } from './perform.js'

/** Does an operation, and says how it ended. */
export async function observe(db: ModelClient, team: string, operation: Operation): Promise<Observation> {
  try {
    if (operation.kind === 'batchWrite') return await writeBatch(db, team, operation.writes)
    return { outcome: 'done', result: resultOf(operation, await perform(db, team, operation)) }
  } catch (error) {
    return observationOf(error, operation)
  }
}

async function writeBatch(
  db: ModelClient,
  team: string,
  writes: readonly BatchedWrite[],
): Promise<Observation> {
  let given: readonly BatchOperation[] = []
  try {
    await db.batch.write((batch) => {
      given = batchOf(batch, team, writes)
      return given
    })
    return { outcome: 'done' }
  } catch (error) {
    if (!(error instanceof BatchIncompleteError)) throw error
    const places = (some: readonly unknown[]) => some.map((one) => given.indexOf(one as BatchOperation))
    return { outcome: 'partial', done: places(error.done), unknown: places(error.unknown) }
  }
}

/** Without the team, which only keeps runs apart. */
function resultOf(operation: Operation, result: unknown): unknown {
  if (operation.kind === 'get') return withoutTeam(result ?? null)
  return Array.isArray(result) ? result.map((item) => withoutTeam(item ?? null)) : withoutTeam(result)
}

export function withoutTeam(item: unknown): unknown {
  if (typeof item !== 'object' || item === null) return item
  const { team: _, ...rest } = item as Record<string, unknown>
  return rest
}

function observationOf(error: unknown, { kind }: Operation): Observation {
  if (error instanceof OutcomeUnknownError) return { outcome: 'unknown' }
  if (error instanceof ItemNotReturnedError) return { outcome: 'written' }
  if (isOfTheWay(error)) return { outcome: 'failed' }
  if (error instanceof BatchIncompleteError && kind === 'batchGet') return { outcome: 'failed' }
  if (error instanceof TransactionCanceledError) return canceled(error)
  if (error instanceof KeyprintError) return { outcome: 'refused', codes: [String(error.code)] }
  throw error
}

/** Nothing was done, and that has nothing to do with the items. */
const isOfTheWay = (error: unknown): boolean =>
  error instanceof ThrottledError ||
  error instanceof UnavailableError ||
  error instanceof TransactionConflictError

function canceled({ reasons }: TransactionCanceledError): Observation {
  if (reasons.every(({ error }) => isOfTheWay(error))) return { outcome: 'failed' }
  return { outcome: 'refused', codes: reasons.map(({ error }) => (error as KeyprintError).code) }
}
