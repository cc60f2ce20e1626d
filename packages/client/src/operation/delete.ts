import type { DeleteItemCommandInput } from '@aws-sdk/client-dynamodb'
import type { Values } from '@keyprint/key-design'
import type { CompiledEntity } from '../compile/compiled-entity.js'
import type { Current } from './action.js'
import { buildDelete } from './build-delete.js'
import type { Connection } from './connection.js'
import { Operation } from './operation.js'
import { actionParams, sendAction } from './send-action.js'
import { withCurrent } from './with-current.js'
import { type Item, refuseParams, returned, type WriteOptions, type WriteParams } from './write-options.js'

/** Removes an item, if it is there. */
export function deleteOperation(
  connection: Connection,
  entity: CompiledEntity,
  key: Values,
  options: WriteOptions = {},
): Operation<Item | undefined, WriteParams<DeleteItemCommandInput>> {
  const build = (current?: Current | 'missing') => buildDelete(connection, entity, key, options, current)
  return new Operation(
    () =>
      entity.uniques.length > 0
        ? refuseParams(entity)
        : (actionParams(connection, build(), options.return) as DeleteItemCommandInput),
    async () => {
      if (entity.uniques.length === 0)
        return returned(entity, await sendAction(connection, build(), options.return, options))
      return withCurrent(connection, entity, key, options, async (current) => {
        const stored = await sendAction(connection, build(current ?? 'missing'), options.return, options)
        if (options.return !== 'old') return undefined
        return stored === undefined ? (current?.values as Item) : returned(entity, stored)
      })
    },
  )
}
