import type { StoredItem } from '../../compile/compiled-key.js'
import { AlreadyExistsError } from '../../errors/already-exists-error.js'
import { ConditionFailedError } from '../../errors/condition-failed-error.js'
import { NotFoundError } from '../../errors/not-found-error.js'
import type { CancellationError, FoundItem } from '../../errors/transaction-canceled-error.js'
import { UnreadableItemError } from '../../errors/unreadable-item-error.js'
import { VersionConflictError } from '../../errors/version-conflict-error.js'
import type { ExpressionParts } from '../../expression/placeholders.js'
import { readable } from '../../expression/readable.js'
import { isExpired } from '../../item/expired.js'
import { readItem } from '../../item/read-item.js'
import type { Action } from '../action.js'
import { deepEqual } from './deep-equal.js'

/** What a write was worked out from has changed before it was done; it can be worked out anew. */
export class StaleReadError extends ConditionFailedError<FoundItem> {}

function isStale({ unchanged, kind }: Action, there: StoredItem | undefined): boolean {
  if (unchanged === undefined) return false
  if (unchanged === 'missing') return there !== undefined
  const expected = Object.entries(unchanged)
  if (there === undefined) return kind !== 'update' && expected.length > 0
  return expected.some(([wire, stored]) => !deepEqual(stored, there[wire]))
}

/** The error for a condition that did not hold, told by the item as DynamoDB found it. */
export function conditionError(action: Action, found: StoredItem | undefined): CancellationError {
  const { kind, entity, context, ifVersion } = action
  const there = found !== undefined && !isExpired(found, entity.table.timeToLive) ? found : undefined
  if (isStale(action, there))
    return new StaleReadError(context, 'it is as it was read', current(action, there))
  if (kind === 'create') return new AlreadyExistsError(context, current(action, found))
  if (there === undefined && kind !== 'put') return new NotFoundError(context)
  const write = { kind, conditional: (action.condition ?? ifVersion) !== undefined }
  const refusal = there && entity.versions?.refusal(write, there, context)
  if (refusal !== undefined) return refusal
  const actual = versionOf(action, there)
  if (ifVersion !== undefined && actual !== ifVersion) {
    return new VersionConflictError(context, ifVersion, actual, current(action, there))
  }
  return new ConditionFailedError(context, conditionText(action), current(action, there))
}

function conditionText({ condition, main }: Action): string {
  const parts = main.Put ?? main.Update ?? main.Delete ?? main.ConditionCheck
  return condition === undefined ? 'none of its own' : readable(condition, parts as ExpressionParts)
}

/** An item that cannot be read is there all the same, and why the write was refused matters more. */
function current({ entity }: Action, found: StoredItem | undefined): FoundItem | undefined {
  try {
    return found === undefined ? undefined : readItem(entity, found)
  } catch (error) {
    if (error instanceof UnreadableItemError) return undefined
    throw error
  }
}

function versionOf({ entity }: Action, found: StoredItem | undefined): number | undefined {
  const { version } = entity.spec
  if (version === undefined || found === undefined) return undefined
  const stored = found[entity.attribute(version).wire]?.N
  return stored === undefined ? undefined : Number(stored)
}
