import type { UpdateItemCommandInput } from '@aws-sdk/client-dynamodb'
import type { Values } from '@keyprint/key-design'
import type { CompiledEntity } from '../compile/compiled-entity.js'
import type { StoredItem } from '../compile/compiled-key.js'
import { ItemNotReturnedError } from '../errors/item-not-returned-error.js'
import { inEntity } from '../item/key-of.js'
import type { Action, Current } from './action.js'
import { buildUpdate, checkUpdate, needsCurrent, type UpdateInput } from './build-update.js'
import type { Connection } from './connection.js'
import { failNotFound } from './get.js'
import { limited } from './limited.js'
import { oldItem } from './old-item.js'
import { Operation } from './operation.js'
import { readCurrent } from './read-current.js'
import { returnedItem } from './returned-item.js'
import { actionParams, sendAction } from './send-action.js'
import { withCurrent } from './with-current.js'
import {
  type Item,
  refuseParams,
  refuseReturn,
  type WriteOptions,
  type WriteParams,
} from './write-options.js'

/** Changes attributes of an item that is there. */
export function updateOperation(
  connection: Connection,
  entity: CompiledEntity,
  key: Values,
  input: UpdateInput & WriteOptions,
  readFirst: boolean,
): Operation<Item | undefined, WriteParams<UpdateItemCommandInput>> {
  const build = (current?: Current) => buildUpdate(connection, entity, key, input, current)
  const dependsOnCurrent = () => readFirst || inEntity(entity, () => needsCurrent(entity, input))
  return new Operation(
    () => {
      refuseReturn(entity, input)
      return dependsOnCurrent()
        ? refuseParams(entity)
        : (actionParams(connection, build(), input) as UpdateItemCommandInput)
    },
    limited(connection, input, async (options) => {
      refuseReturn(entity, options)
      if (!dependsOnCurrent()) {
        const action = build()
        return returnedItem(action, await sendAction(connection, action, options))
      }
      checkUpdate(connection, entity, input)
      return withCurrent(connection, entity, key, options, async (current) => {
        if (current === undefined) return failNotFound(entity, key)
        return updateCurrent(connection, build(current), current, key, options)
      })
    }),
  )
}

/** A transaction gives no items back: the old one is known, the new one is read. */
async function updateCurrent(
  connection: Connection,
  action: Action,
  current: Current,
  key: Values,
  options: WriteOptions,
): Promise<Item | undefined> {
  const { entity } = action
  const old = oldItem(entity, current, options)
  const stored = await sendAction(connection, action, options)
  if (stored !== undefined || options.return !== 'new') return old ?? returnedItem(action, stored)
  return returnedItem(action, await readWritten(connection, action, key, options))
}

async function readWritten(
  connection: Connection,
  { entity, context, kind }: Action,
  key: Values,
  options: WriteOptions,
): Promise<StoredItem | undefined> {
  try {
    return (await readCurrent(connection, entity, key, options))?.stored
  } catch (error) {
    if (options.signal?.aborted) throw error
    throw new ItemNotReturnedError(context, kind, error as Error)
  }
}
