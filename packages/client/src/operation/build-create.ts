import type { CompiledEntity } from '../compile/compiled-entity.js'
import { Placeholders } from '../expression/placeholders.js'
import { inEntity, itemContext } from '../item/key-of.js'
import { writeItem } from '../item/write-item.js'
import { putItem } from '../send/commands.js'
import type { Action } from './action.js'
import { conditionParts, isNotThere } from './condition/conditions.js'
import type { Connection } from './connection.js'
import { guardsOf } from './unique/guarded-attributes.js'

/** A put that fails when the item is there. */
export function buildCreate(
  connection: Connection,
  entity: CompiledEntity,
  input: Record<string, unknown>,
): Action {
  return inEntity(entity, () => {
    const { item, key, values } = writeItem(entity, input, { version: 1, now: new Date() })
    const placeholders = new Placeholders()
    return {
      kind: 'create',
      command: putItem,
      entity,
      context: itemContext(entity, values),
      item,
      main: {
        Put: {
          TableName: connection.tableName,
          Item: item,
          ...conditionParts(isNotThere(entity, placeholders), placeholders),
        },
      },
      guards: guardsOf(connection, entity, key, undefined, values),
    }
  })
}
