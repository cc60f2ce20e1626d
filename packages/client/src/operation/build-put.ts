import { ValidationError } from '@keyprint/key-design'
import type { CompiledEntity } from '../compile/compiled-entity.js'
import type { ConditionOn } from '../expression/condition-types.js'
import { Placeholders } from '../expression/placeholders.js'
import { inEntity, itemContext } from '../item/key-of.js'
import { writeItem } from '../item/write-item.js'
import type { Action, Current, Unchanged } from './action.js'
import { conditionOf } from './condition-of.js'
import { allOf, asked, conditional, isNotThere, isUnchanged } from './conditions.js'
import type { Connection } from './connection.js'
import { guardedAttributes, guardsOf } from './guarded-attributes.js'

/** Conditions of a put. */
export interface PutConditions {
  /** Replaces the item only while this holds. */
  // biome-ignore lint/suspicious/noExplicitAny: checked where it is written.
  readonly if?: ConditionOn<any> | undefined
  /** The version that is replaced. */
  readonly ifVersion?: number | undefined
}

/** A put that fails when the item is there. */
export function buildCreate(
  connection: Connection,
  entity: CompiledEntity,
  input: Record<string, unknown>,
): Action {
  return inEntity(entity, () => {
    const { item, key, values } = writeItem(entity, input, { version: 1, now: new Date() })
    const placeholders = new Placeholders()
    const ConditionExpression = isNotThere(entity, placeholders)
    return {
      kind: 'create',
      entity,
      context: itemContext(entity, values),
      item,
      main: {
        Put: {
          TableName: connection.tableName,
          Item: item,
          ...conditional(ConditionExpression, placeholders),
        },
      },
      guards: guardsOf(connection, entity, key, undefined, values),
    }
  })
}

/** A put that replaces the whole item, or makes it. `current` is the item as it is, where guards depend on it. */
export function buildPut(
  connection: Connection,
  entity: CompiledEntity,
  input: Record<string, unknown>,
  conditions: PutConditions,
  current?: Current | 'missing',
): Action {
  return inEntity(entity, () => {
    const { ifVersion } = conditions
    requireVersion(entity, ifVersion)
    const { item, key, values } = writeItem(entity, input, { version: (ifVersion ?? 0) + 1, now: new Date() })
    const placeholders = new Placeholders()
    const own = conditionOf(connection, entity, conditions.if, placeholders)
    const unchanged = unchangedAttributes(entity, current)
    const ConditionExpression = allOf(
      asked(entity, own, ifVersion, placeholders),
      current === 'missing' ? isNotThere(entity, placeholders) : isUnchanged(unchanged, placeholders),
    )
    const before = current === 'missing' ? undefined : current?.values
    return {
      kind: 'put',
      entity,
      context: itemContext(entity, values),
      item,
      condition: own,
      ifVersion,
      unchanged: current === 'missing' ? current : unchanged,
      main: {
        Put: {
          TableName: connection.tableName,
          Item: item,
          ...conditional(ConditionExpression, placeholders),
        },
      },
      guards: guardsOf(connection, entity, key, before, values),
    }
  })
}

/** A put without a version would undo the lock of everybody who has read the item. */
function requireVersion({ spec }: CompiledEntity, ifVersion: number | undefined): void {
  if (spec.version === undefined || ifVersion !== undefined) return
  throw new ValidationError('has an optimistic lock, and put replaces the whole item', {
    attribute: spec.version,
    remedy: 'pass ifVersion, or use create or update',
  })
}

/** What the guards were worked out from must not have changed when they are written. */
export function unchangedAttributes(
  entity: CompiledEntity,
  current: Current | 'missing' | undefined,
  names: readonly string[] = guardedAttributes(entity),
): Unchanged {
  if (current === undefined || current === 'missing') return {}
  return Object.fromEntries(
    names.map((name) => [entity.attribute(name).wire, current.stored[entity.attribute(name).wire]]),
  )
}
