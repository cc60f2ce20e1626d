import type { CompiledEntity } from '../../compile/compiled-entity.js'
import type { StoredItem } from '../../compile/compiled-key.js'
import type { VersionedWrite } from '../../compile/schema-versions.js'
import { OutcomeUnknownError } from '../../errors/outcome-unknown-error.js'
import type { Placeholders } from '../../expression/placeholders.js'
import { followsLostAttempt } from '../../send/attempts.js'
import type { Action, Current } from '../action.js'
import type { Asks, ConditionalSupport, Connection } from '../connection.js'
import { sizeError } from '../size-error.js'
import { conditionError } from './condition-error.js'
import { conditionOf } from './condition-of.js'
import { allOf, asked, conditionParts, isNotThere, isUnchanged } from './conditions.js'
import { deepEqual } from './deep-equal.js'
import { unchangedOf } from './unchanged.js'
import type { WriteConditions } from './write-conditions.js'

/** What a put or delete asks of the item: the user's own conditions, and that it is as it was read. */
export function asks(
  connection: Connection,
  entity: CompiledEntity,
  conditions: WriteConditions,
  current: Current | 'missing' | undefined,
  placeholders: Placeholders,
  kind: 'put' | 'delete' = 'put',
): Asks {
  const { ifVersion } = conditions
  const condition = conditionOf(connection, entity, conditions.if, placeholders)
  const unchanged = unchangedOf(entity, current, { returned: conditions.return })
  const conditional = (condition ?? ifVersion) !== undefined
  const ConditionExpression = allOf(
    asked(entity, condition, ifVersion, placeholders),
    versionOf(entity, { kind, conditional }, placeholders),
    current === 'missing' ? isNotThere(entity, placeholders) : isUnchanged(unchanged, placeholders),
  )
  return {
    ofAction: { condition, ifVersion, unchanged: current === 'missing' ? current : unchanged },
    ofRequest: ConditionExpression === undefined ? {} : conditionParts(ConditionExpression, placeholders),
  }
}

/** What has expired is not there, of whatever version it was. */
function versionOf(
  entity: CompiledEntity,
  write: VersionedWrite,
  placeholders: Placeholders,
): string | undefined {
  const fitting = entity.versions?.condition(write, placeholders)
  if (fitting === undefined || entity.timeToLive === undefined) return fitting
  return `${isNotThere(entity, placeholders)} OR (${fitting})`
}

/**
 * When an earlier attempt was done and its answer lost, the condition of the SDK's next attempt fails on our own write.
 * A whole item is recognised where it is found as it was sent; of anything else nothing certain can be said.
 */
function ownWrite(action: Action, error: Error): undefined {
  const found = (error as { Item?: StoredItem }).Item
  const failure = conditionError(action, found)
  if (!followsLostAttempt(error)) throw failure
  if (action.item !== undefined && deepEqual(found, action.item)) return undefined
  const why = 'its condition failed after an attempt without an answer, which may have been done'
  throw new OutcomeUnknownError(`The ${action.kind} of ${action.entity.name}`, why, { cause: failure })
}

function failed(action: Action, error: unknown): undefined {
  if (error instanceof Error && error.name === 'ConditionalCheckFailedException')
    return ownWrite(action, error)
  throw sizeError(error, action)
}

/** Writes with conditions. */
export const conditional: ConditionalSupport = { asks, failed }
