import type { DeleteItemCommandInput } from '@aws-sdk/client-dynamodb'
import type { Values } from '@keyprint/key-design'
import type { CompiledEntity } from '../compile/compiled-entity.js'
import type { Action, Current } from './action.js'
import { buildDelete } from './build-delete.js'
import { oldItem } from './condition/old-item.js'
import type { Connection } from './connection.js'
import { operate } from './operate.js'
import type { Operation } from './operation.js'
import { returnedItem } from './returned-item.js'
import { actionParams, sendAction } from './send-action.js'
import { withCurrent } from './update/with-current.js'
import { upgrading } from './upgrade/upgrading.js'
import { type Item, refuseParams, type WriteOptions, type WriteParams } from './write-options.js'

/** Removes an item, if it is there. */
export function deleteOperation(
  connection: Connection,
  entity: CompiledEntity,
  key: Values,
  options: WriteOptions = {},
): Operation<Item | undefined, WriteParams<DeleteItemCommandInput>> {
  const build = (current?: Current | 'missing') => buildDelete(connection, entity, key, options, current)
  const send = async (action: Action, options: WriteOptions, old?: Item) => {
    const stored = await sendAction(connection, action, options)
    return old ?? returnedItem(action, stored)
  }
  return operate(
    connection,
    options,
    () =>
      entity.uniques.length > 0
        ? refuseParams(entity)
        : (actionParams(connection, build(), options) as DeleteItemCommandInput),
    upgrading(connection, entity, key, async (options) => {
      if (entity.uniques.length === 0) return send(build(), options)
      return withCurrent(connection, entity, key, options, (current) =>
        send(build(current ?? 'missing'), options, oldItem(entity, current, options)),
      )
    }),
  )
}
