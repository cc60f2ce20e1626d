import { type AttributeSpec, type EntitySpec, type TableSpec, wireName } from '@keyprint/key-design'
import type { OperationName } from '../grant/grant.js'
import { type OperationActions, operationActions } from './operation-actions.js'
import { upgradesFirst } from './upgrades-first.js'

/** True when an operation writes guard items. An update leaves them alone as long as it may not change what they hold. */
export function touchesGuards(
  table: TableSpec,
  entity: EntitySpec,
  operation: OperationName,
  list: readonly string[] | undefined,
): boolean {
  const { guards }: OperationActions = operationActions[operation]
  if (entity.unique.length === 0 || guards === undefined) return false
  if (operation !== 'update' || list === undefined) return true
  const set = Object.entries(entity.attributes).filter(([, spec]) => isSetOnUpdate(spec))
  return [...list, ...set.map(([name]) => name)].some((name) => isGuarded(table, entity, name))
}

/** True for what every update writes without being told. */
export function isSetOnUpdate({ managed, setOnUpdate }: AttributeSpec): boolean {
  return managed === 'updatedAt' || setOnUpdate !== undefined
}

/** True when an operation reads the whole item before it writes. */
export function readsFirst(
  table: TableSpec,
  entity: EntitySpec,
  operation: OperationName,
  list: readonly string[] | undefined,
): boolean {
  if (operation === 'readThenUpdate' || operation === 'upgrade' || upgradesFirst(entity, operation))
    return true
  const { itemWithUnique }: OperationActions = operationActions[operation]
  return itemWithUnique !== undefined && touchesGuards(table, entity, operation, list)
}

/** What a guard holds: the unique attributes, and when the item expires. */
function isGuarded(table: TableSpec, { unique, attributes }: EntitySpec, name: string): boolean {
  const spec = attributes[name]
  if (unique.some((one) => one.attributes.includes(name))) return true
  return spec !== undefined && wireName(name, spec) === table.timeToLive
}
