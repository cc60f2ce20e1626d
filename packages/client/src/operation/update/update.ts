import type { UpdateItemCommandInput } from '@aws-sdk/client-dynamodb'
import type { Values } from '@keyprint/key-design'
import type { CompiledEntity } from '../../compile/compiled-entity.js'
import type { StoredItem } from '../../compile/compiled-key.js'
import { ItemNotReturnedError } from '../../errors/item-not-returned-error.js'
import { inEntity } from '../../item/key-of.js'
import type { Action, Current } from '../action.js'
import { oldItem } from '../condition/old-item.js'
import type { Connection, TransactionSupport } from '../connection.js'
import { failNotFound } from '../get.js'
import { isDeadline } from '../is-deadline.js'
import { operate } from '../operate.js'
import type { Operation } from '../operation.js'
import { returnedItem } from '../returned-item.js'
import { actionParams, guarded, sendAction } from '../send-action.js'
import { supportOf } from '../support-of.js'
import { upgrading } from '../upgrade/upgrading.js'
import {
  type Item,
  isIdempotent,
  refuseParams,
  refuseReturn,
  type WriteOptions,
  type WriteParams,
} from '../write-options.js'
import { buildUpdate, checkUpdate, needsCurrent, type UpdateInput } from './build-update.js'
import { readCurrent } from './read-current.js'
import { withCurrent } from './with-current.js'

/** Changes attributes of an item that is there. */
export function updateOperation(
  connection: Connection,
  entity: CompiledEntity,
  key: Values,
  input: UpdateInput & WriteOptions = {},
  readFirst: boolean,
): Operation<Item | undefined, WriteParams<UpdateItemCommandInput>> {
  const build = (current?: Current) => buildUpdate(connection, entity, key, input, current)
  const dependsOnCurrent = () => readFirst || inEntity(entity, () => needsCurrent(entity, input))
  return operate(
    connection,
    input,
    () => {
      refuseReturn(entity, input)
      return dependsOnCurrent()
        ? refuseParams(entity)
        : (paramsOf(connection, build(), input) as UpdateItemCommandInput)
    },
    upgrading(connection, entity, key, async (options) => {
      refuseReturn(entity, options)
      if (!dependsOnCurrent()) {
        const action = build()
        return returnedItem(action, await sendUpdate(connection, action, options))
      }
      checkUpdate(connection, entity, input)
      return withCurrent(connection, entity, key, options, async (current) => {
        if (current === undefined) return failNotFound(entity, key)
        return updateCurrent(connection, build(current), current, key, options)
      })
    }),
  )
}

const paramsOf = (connection: Connection, action: Action, options: WriteOptions): object =>
  actionParams(connection, action, options, inTransaction(connection, action, options))

const sendUpdate = (connection: Connection, action: Action, options: WriteOptions) =>
  sendAction(connection, action, options, inTransaction(connection, action, options))

/** What sends an update that must be a transaction: it has guards, or is to be done once whatever happens to answers. */
function inTransaction(
  connection: Connection,
  action: Action,
  options: WriteOptions,
): TransactionSupport | undefined {
  if (action.guards.length > 0 || !isIdempotent(options)) return guarded(connection, action)
  return supportOf(connection, 'idempotent', action.entity.name)
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
  const stored = await sendUpdate(connection, action, options)
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
    // The error of a deadline would say that nothing was written.
    if (options.signal?.aborted && !isDeadline(options.signal.reason)) throw error
    throw new ItemNotReturnedError(context, kind, error as Error)
  }
}
