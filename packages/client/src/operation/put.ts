import type { PutItemCommandInput } from '@aws-sdk/client-dynamodb'
import type { CompiledEntity } from '../compile/compiled-entity.js'
import type { StoredItem } from '../compile/compiled-key.js'
import { readItem } from '../item/read-item.js'
import type { Action, Current } from './action.js'
import { buildPut } from './build-put.js'
import type { Connection } from './connection.js'
import { operate } from './operate.js'
import type { Operation } from './operation.js'
import { returnedItem } from './returned-item.js'
import { sendAction, singleParams } from './send-action.js'
import { upgrading } from './upgrade/upgrading.js'
import type { Item, WriteOptions, WriteParams } from './write-options.js'

/** Writes a whole item, in place of the one that is there. */
export function putOperation(
  connection: Connection,
  entity: CompiledEntity,
  input: Item,
  options: WriteOptions = {},
): Operation<Item | undefined, WriteParams<PutItemCommandInput>> {
  const build = (current?: Current | 'missing') => buildPut(connection, entity, input, options, current)
  const send = async (action: Action, options: WriteOptions, old?: Item) => {
    // What is returned of the write itself is read before it is sent: nothing can go wrong with it afterwards.
    const item = options.return === 'old' ? old : readItem(entity, action.item as StoredItem)
    const stored = await sendAction(connection, action, options)
    return item ?? returnedItem(action, stored)
  }
  const unique = entity.uniques.length > 0 && connection.support.unique
  return operate(
    connection,
    options,
    () =>
      unique ? unique.refuseParams(entity) : (singleParams(build(), options.return) as PutItemCommandInput),
    upgrading(connection, entity, input, async (options) => {
      if (!unique) return send(build(), options)
      // What can be refused is refused before the item is read.
      build('missing')
      return unique.withCurrent(connection, entity, input, options, (current, old) =>
        send(build(current ?? 'missing'), options, old),
      )
    }),
  )
}
