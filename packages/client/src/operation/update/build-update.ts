import type { Values } from '@keyprint/key-design'
import { ownValue } from '@keyprint/key-design/codec'
import type { CompiledEntity } from '../../compile/compiled-entity.js'
import { lazily } from '../../compile/lazily.js'
import { Placeholders } from '../../expression/placeholders.js'
import { UpdateExpression } from '../../expression/update-expression.js'
import { checkValuesSize } from '../../item/item-size.js'
import { inEntity, itemContext, primaryParts, storedKey } from '../../item/key-of.js'
import { updateItem } from '../../send/commands.js'
import type { Action, Current } from '../action.js'
import { conditionOf } from '../condition/condition-of.js'
import { allOf, conditionParts, hasVersion, isThere, isUnchanged } from '../condition/conditions.js'
import { unchangedOf } from '../condition/unchanged.js'
import type { WriteConditions } from '../condition/write-conditions.js'
import type { Connection } from '../connection.js'
import { guardedAttributes, guardsOf } from '../unique/guarded-attributes.js'
import { deriveIndexKeys } from './derive-index-keys.js'
import { type Changes, type ResolvedChanges, resolveChanges, writeChanges } from './update-changes.js'

/** What an update does and on what condition. */
export interface UpdateInput extends Changes, WriteConditions {}

/** True when guards depend on the item as it is. */
export function needsCurrent(entity: CompiledEntity, changes: Changes): boolean {
  const guarded = guardedAttributes(entity)
  if (guarded.length === 0) return false
  const { set, remove } = resolveChanges(entity, changes)
  return guarded.some((name) => Object.hasOwn(set, name) || remove.includes(name))
}

/** Refuses what can be refused before the item is read that the update depends on. */
export function checkUpdate(connection: Connection, entity: CompiledEntity, input: UpdateInput): void {
  inEntity(entity, () => {
    const placeholders = new Placeholders()
    const update = new UpdateExpression(entity, placeholders)
    writeChanges(entity, resolveChanges(entity, input), update)
    conditionOf(connection, entity, input.if, placeholders)
  })
}

/**
 * An update of an item that is there. `current` is the item as it is: guards are swapped by it, and index keys whose
 * parts are not all given are made from it; what was taken from it must not have changed when the update is done.
 */
export function buildUpdate(
  connection: Connection,
  entity: CompiledEntity,
  keyInput: Values,
  input: UpdateInput,
  current?: Current,
): Action {
  return inEntity(entity, () => {
    refuseOlder(entity, keyInput, current)
    const key = primaryParts(entity, keyInput)
    const Key = storedKey(entity, key)
    const placeholders = new Placeholders()
    const update = new UpdateExpression(entity, placeholders)
    const changes = resolveChanges(entity, input)
    writeChanges(entity, changes, update)
    const taken = deriveIndexKeys(entity, key, changes, update, current?.values)
    // Only what is written so far: what conditions compare with need not fit into the item.
    checkValuesSize(placeholders.values(), () => itemContext(entity, keyInput))
    const own = conditionOf(connection, entity, input.if, placeholders)
    const unchanged = unchangedOf(entity, current, { returned: input.return, taken })
    const ConditionExpression = allOf(
      isThere(entity, placeholders),
      own,
      hasVersion(entity, input.ifVersion, placeholders),
      entity.versions?.condition({ kind: 'update', conditional: own !== undefined }, placeholders),
      isUnchanged(unchanged, placeholders),
    )
    const UpdateExpressionText = update.text()
    return {
      kind: 'update',
      command: updateItem,
      entity,
      context: itemContext(entity, keyInput),
      condition: own,
      ifVersion: input.ifVersion,
      unchanged,
      once: !update.repeatable,
      main: {
        Update: {
          TableName: connection.tableName,
          Key,
          UpdateExpression: UpdateExpressionText === '' ? undefined : UpdateExpressionText,
          ...conditionParts(ConditionExpression, placeholders),
        },
      },
      guards: guardsOf(connection, entity, Key, current, current && after(entity, current.values, changes)),
    }
  })
}

/** What is worked out from an older item would mix two shapes. */
function refuseOlder(entity: CompiledEntity, key: Values, current: Current | undefined): void {
  if (current === undefined || current.shape === entity) return
  throw entity.versions?.refusal(
    { kind: 'update', conditional: false },
    current.stored,
    itemContext(entity, key),
  )
}

function after(entity: CompiledEntity, before: Values, { set, remove }: ResolvedChanges): Values {
  const names = entity.attributes.map(({ name }) => name).filter((name) => !remove.includes(name))
  return lazily(names, (name) => ownValue(Object.hasOwn(set, name) ? set : before, name))
}
