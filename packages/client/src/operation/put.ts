import type { PutItemCommandInput } from '@aws-sdk/client-dynamodb'
import type { CompiledEntity } from '../compile/compiled-entity.js'
import type { Action, Current } from './action.js'
import { buildPut } from './build-put.js'
import type { Connection } from './connection.js'
import { oldItem } from './old-item.js'
import { Operation } from './operation.js'
import { returnedItem, writtenItem } from './returned-item.js'
import { actionParams, sendAction } from './send-action.js'
import { type Item, refuseParams, type WriteOptions, type WriteParams } from './write-options.js'

/** Writes a whole item, in place of the one that is there. */
export function putOperation(
  connection: Connection,
  entity: CompiledEntity,
  input: Item,
  options: WriteOptions = {},
): Operation<Item | undefined, WriteParams<PutItemCommandInput>> {
  const build = (current?: Current | 'missing') => buildPut(connection, entity, input, options, current)
  const send = async (action: Action, old?: Item) => {
    const stored = await sendAction(connection, action, options.return, options)
    if (options.return === 'old') return old ?? returnedItem(action, options, stored)
    return writtenItem(action, options)
  }
  return new Operation(
    () =>
      entity.uniques.length > 0
        ? refuseParams(entity)
        : (actionParams(connection, build(), options.return) as PutItemCommandInput),
    async () => {
      const { unique } = connection.support
      if (unique === undefined || entity.uniques.length === 0) return send(build())
      // What can be refused is refused before the item is read.
      build('missing')
      return unique.withCurrent(connection, entity, input, options, (current) =>
        send(build(current ?? 'missing'), oldItem(entity, current, options)),
      )
    },
  )
}
