import { CorruptStateError } from '../errors/corrupt-state-error.js'
import { isMissing, type Refusal } from './failure.js'
import type { Scope } from './scope.js'
import type { SentUpdate } from './send-update.js'

/** Done, by an attempt whose answer was lost; to be sent anew, for a saga that would expire; or not there. */
export type Refused = 'done' | 'reopens' | 'elsewhere'

/**
 * What it means that the condition of an update did not hold, by the item that stood in the way.
 * @returns `undefined` when that is not known
 * @throws ConcurrencyError, CorruptStateError
 */
export function refused(scope: Scope, update: SentUpdate, refusal: Refusal): Refused | undefined {
  const { current } = refusal
  if (current?.writeId === update.write.writeId) return 'done'
  if (refusal.isUnknown) return undefined
  const { sagaId } = update.state.metadata
  if (isMissing(refusal) || (current !== undefined && current.sagaId !== sagaId)) return 'elsewhere'
  if (current === undefined)
    throw new CorruptStateError(update.subject, 'the item does not fit the design', { cause: refusal.error })
  if (current.version === update.expectedVersion) return 'reopens'
  scope.unsettled.settle(update.state)
  throw scope.errors.stale(sagaId, update.expectedVersion, current.version as number)
}
