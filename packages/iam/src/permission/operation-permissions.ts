import type { DesignSpec, EntitySpec } from '@keyprint/key-design'
import { operationAttributes } from '../confine/allowed-attributes.js'
import { listOf } from '../confine/attribute-lists.js'
import { type Confinement, leadingKeysOf } from '../confine/confinement.js'
import { guardKeys, itemKey } from '../confine/partition-key.js'
import type { OperationName } from '../grant/grant.js'
import { type OperationActions, operationActions } from './operation-actions.js'
import type { Permission } from './permission.js'
import { touchesGuards } from './touches-guards.js'
import { upgradesFirst } from './upgrades-first.js'

/** What an operation of an entity needs: on its items, and on their guards. */
export function operationPermissions(
  design: DesignSpec,
  entity: EntitySpec,
  operation: OperationName,
  confinement: Confinement,
): readonly Permission[] {
  const { table } = design
  const grant = `${entity.name}.${operation}`
  const { attributes: lists } = confinement
  const list = lists === undefined ? undefined : listOf(lists, grant, entity.name)
  const guarded = touchesGuards(table, entity, operation, list)
  const common = {
    resource: { kind: 'table' },
    ...(list === undefined ? {} : { attributes: operationAttributes(table, entity, operation, list) }),
  } as const
  const onItem = { ...common, ...leadingKeysOf(design, grant, [itemKey(table, entity)], confinement) }
  const { item, guards } = actionsOf(entity, operation, guarded)
  const items = item.map((action) => ({ action, ...onItem }))
  if (!guarded) return items
  const onGuards = { ...common, ...leadingKeysOf(design, grant, guardKeys(table, entity), confinement) }
  return [...items, ...guards.map((action) => ({ action, ...onGuards }))]
}

/** What an operation asks for, and before it the upgrade of an older item. */
function actionsOf(entity: EntitySpec, operation: OperationName, guarded: boolean) {
  const { item, itemWithUnique = [], guards = [] }: OperationActions = operationActions[operation]
  const { upgrade } = operationActions
  const first = upgradesFirst(entity, operation) ? upgrade : { item: [], guards: [] }
  return {
    item: [...new Set([...item, ...(guarded ? itemWithUnique : []), ...first.item])],
    guards: [...new Set([...guards, ...first.guards])],
  }
}
