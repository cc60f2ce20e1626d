import type { PutItemCommandInput } from '@aws-sdk/client-dynamodb'
import type { CompiledEntity } from '../compile/compiled-entity.js'
import type { StoredItem } from '../compile/compiled-key.js'
import { readItem } from '../item/read-item.js'
import type { CallOptions } from '../send/send.js'
import { buildCreate } from './build-create.js'
import type { Connection } from './connection.js'
import { operate } from './operate.js'
import type { Operation } from './operation.js'
import { actionParams, sendAction } from './send-action.js'
import type { Item, WriteParams } from './write-options.js'

/** Writes an item that is not there yet. */
export function createOperation(
  connection: Connection,
  entity: CompiledEntity,
  input: Item,
  options: CallOptions = {},
): Operation<Item, WriteParams<PutItemCommandInput>> {
  const build = () => buildCreate(connection, entity, input)
  return operate(
    connection,
    options,
    () => actionParams(connection, build()) as PutItemCommandInput,
    async (options) => {
      const action = build()
      // Read before it is sent: nothing can go wrong with it afterwards.
      const item = readItem(entity, action.item as StoredItem)
      await sendAction(connection, action, options)
      return item
    },
  )
}
