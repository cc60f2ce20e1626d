import type { Values } from '@keyprint/key-design'
import type { CompiledEntity } from '../compile/compiled-entity.js'
import { Placeholders } from '../expression/placeholders.js'
import { inEntity, itemContext, primaryKey } from '../item/key-of.js'
import { deleteItem } from '../send/commands.js'
import type { Action, Current } from './action.js'
import { conditionOf } from './condition/condition-of.js'
import { asks } from './condition/conditional.js'
import { allOf, conditionParts, hasVersion, isThere } from './condition/conditions.js'
import type { WriteConditions } from './condition/write-conditions.js'
import type { Connection } from './connection.js'
import { guardsOf } from './unique/guarded-attributes.js'

/**
 * A delete. `current` is the item as it is, where guards have to go with it: an item that comes in between is not deleted
 * without its guards.
 */
export function buildDelete(
  connection: Connection,
  entity: CompiledEntity,
  keyInput: Values,
  conditions: WriteConditions,
  current?: Current | 'missing',
): Action {
  return inEntity(entity, () => {
    const Key = primaryKey(entity, keyInput)
    const placeholders = new Placeholders()
    const { ofAction, ofRequest } = asks(connection, entity, conditions, current, placeholders, 'delete')
    return {
      kind: 'delete',
      command: deleteItem,
      entity,
      context: itemContext(entity, keyInput),
      ...ofAction,
      main: { Delete: { TableName: connection.tableName, Key, ...ofRequest } },
      guards: guardsOf(connection, entity, Key, current, undefined),
    }
  })
}

/** A condition on an item that a transaction does not write: it is there and, where given, the condition holds. */
export function buildCheck(
  connection: Connection,
  entity: CompiledEntity,
  keyInput: Values,
  conditions: WriteConditions,
): Action {
  return inEntity(entity, () => {
    const Key = primaryKey(entity, keyInput)
    const placeholders = new Placeholders()
    const { ifVersion } = conditions
    const own = conditionOf(connection, entity, conditions.if, placeholders)
    const version = hasVersion(entity, ifVersion, placeholders)
    const conditional = (own ?? version) !== undefined
    const schema = entity.versions?.condition({ kind: 'check', conditional }, placeholders)
    return {
      kind: 'check',
      entity,
      context: itemContext(entity, keyInput),
      condition: own,
      ifVersion,
      main: {
        ConditionCheck: {
          TableName: connection.tableName,
          Key,
          ...conditionParts(allOf(isThere(entity, placeholders), own, version, schema), placeholders),
        },
      },
      guards: [],
    }
  })
}
