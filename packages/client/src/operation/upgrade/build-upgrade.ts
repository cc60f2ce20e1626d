import type { CompiledEntity } from '../../compile/compiled-entity.js'
import type { StoredItem } from '../../compile/compiled-key.js'
import { UnreadableItemError } from '../../errors/unreadable-item-error.js'
import { Placeholders } from '../../expression/placeholders.js'
import { isEmptySet } from '../../item/empty-set.js'
import { checkItemSize } from '../../item/item-size.js'
import { inEntity, itemContext, storedKey } from '../../item/key-of.js'
import { readItem } from '../../item/read-item.js'
import { putItem } from '../../send/commands.js'
import type { Action, Current } from '../action.js'
import { conditionParts, isUnchanged } from '../condition/conditions.js'
import { deepEqual } from '../condition/deep-equal.js'
import { unchangedItem } from '../condition/unchanged.js'
import type { Connection } from '../connection.js'
import { guardsOf } from '../unique/guarded-attributes.js'
import type { Item } from '../write-options.js'

/** An upgrade, and the item that it will have written. */
export interface Upgrade {
  readonly action: Action
  readonly values: Item
}

/**
 * A put of an older item in the current shape, on the condition that nobody has written it since it was read. Index keys
 * and guards follow; a lock and times of writing stay, because what the item says does.
 */
export function buildUpgrade(connection: Connection, entity: CompiledEntity, current: Current): Upgrade {
  return inEntity(entity, () => {
    const values = readItem(entity, current.stored)
    const upcast = entity.versions?.current(current.stored) as StoredItem
    const key = storedKey(entity, values)
    refuseOtherKey(entity, key, current.stored)
    const item = withDefaults(entity, upcast, values)
    for (const name of indexKeyNames(entity)) delete item[name]
    for (const one of entity.derivedKeys) {
      const stored = one.make(values)
      if (stored !== undefined) item[one.name] = stored
    }
    for (const one of entity.ownIndexKeys) one.make(values)
    checkItemSize(item, () => itemContext(entity, values))
    const placeholders = new Placeholders()
    const unchanged = unchangedItem(entity, current)
    const action: Action = {
      kind: 'put',
      command: putItem,
      entity,
      context: itemContext(entity, values),
      item,
      unchanged,
      main: {
        Put: {
          TableName: connection.tableName,
          Item: item,
          ...conditionParts(isUnchanged(unchanged, placeholders) as string, placeholders),
        },
      },
      guards: guardsOf(connection, entity, key, current, values),
    }
    return { action, values }
  })
}

/** An item never moves: its key would be another one, and the item would be there twice. */
function refuseOtherKey(entity: CompiledEntity, key: StoredItem, stored: StoredItem): void {
  const other = entity.primaryKeys.find(({ name }) => !deepEqual(key[name], stored[name]))
  if (other === undefined) return
  const reason = `${stored[entity.versions?.marker as string]?.N ?? 1} is brought to one with another key, and '${other.name}' cannot change`
  const own = Object.fromEntries(
    entity.primaryKeys.map(({ name }) => [name, Object.values(stored[name] ?? {})[0]]),
  )
  throw new UnreadableItemError(entity.name, 'schemaVersion', reason, own)
}

/** What reading fills in is stored then, so that filters and conditions see it too. */
function withDefaults({ attributes }: CompiledEntity, upcast: StoredItem, values: Item): StoredItem {
  const item = { ...upcast }
  for (const { name, wire, codec } of attributes) {
    const value = values[name]
    if (item[wire] === undefined && value !== undefined && !isEmptySet(value))
      item[wire] = (codec.restore ?? codec.encode)(value)
  }
  return item
}

/** Index keys of the older version go, also those of indexes that the entity is not in any more. */
function indexKeyNames({ table, attributes, primaryKeys }: CompiledEntity): readonly string[] {
  const own = new Set([...attributes.map(({ wire }) => wire), ...primaryKeys.map(({ name }) => name)])
  return Object.values(table.indexes)
    .flatMap(({ partitionKey, sortKey }) => [...partitionKey, ...sortKey])
    .map(({ name }) => name)
    .filter((name) => !own.has(name))
}
