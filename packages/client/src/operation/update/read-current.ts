import type { Values } from '@keyprint/key-design'
import type { CompiledEntity } from '../../compile/compiled-entity.js'
import { isExpired } from '../../item/expired.js'
import { inEntity, itemContext, primaryKey } from '../../item/key-of.js'
import { readEach } from '../../item/read-each.js'
import { getItem } from '../../send/commands.js'
import type { CallOptions } from '../../send/send.js'
import type { Current } from '../action.js'
import type { Connection } from '../connection.js'

/** The item as it is now, by a consistent read; `undefined` when there is none. */
export async function readCurrent(
  { send, tableName }: Connection,
  entity: CompiledEntity,
  key: Values,
  options: CallOptions,
): Promise<Current | undefined> {
  const Key = inEntity(entity, () => primaryKey(entity, key))
  const { Item } = await send(getItem, { TableName: tableName, Key, ConsistentRead: true }, options)
  if (Item === undefined || isExpired(Item, entity.table.timeToLive)) return undefined
  const shape = entity.versions?.shapeOf(Item, () => itemContext(entity, key)) ?? entity
  return { stored: Item, shape, values: readEach(shape, Item) }
}
