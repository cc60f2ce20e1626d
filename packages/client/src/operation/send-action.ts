import type { StoredItem } from '../compile/compiled-key.js'
import { OutcomeUnknownError } from '../errors/outcome-unknown-error.js'
import { TransactionConflictError } from '../errors/transaction-conflict-error.js'
import { type Command, deleteItem, putItem, updateItem } from '../send/commands.js'
import { type CallOptions, followsLostAttempt } from '../send/send.js'
import type { Action } from './action.js'
import { conditionError } from './condition-error.js'
import type { Connection } from './connection.js'
import { deepEqual } from './deep-equal.js'
import { sizeError } from './size-error.js'
import { untilPassed } from './until-passed.js'

/** Which item a write gives back. */
export type Returned = 'old' | 'new' | undefined

/** The request of a write by itself: a transaction when guard items go with it. */
export function actionParams({ support }: Connection, action: Action, returned?: Returned): object {
  const { unique } = support
  return action.guards.length > 0 && unique !== undefined
    ? unique.params(action)
    : singleParams(action, returned)
}

function singleParams({ main, kind }: Action, returned: Returned): object {
  const input = (main.Put ?? main.Update ?? main.Delete) as object
  // A put knows its new item, and DynamoDB does not give it back.
  if (returned === undefined || (returned === 'new' && kind !== 'update')) return input
  return { ...input, ReturnValues: returned === 'new' ? 'ALL_NEW' : 'ALL_OLD' }
}

/** Sends a write by itself. @returns the item that DynamoDB gives back, where it was asked for. */
export async function sendAction(
  connection: Connection,
  action: Action,
  returned: Returned,
  options: CallOptions,
): Promise<StoredItem | undefined> {
  if (action.guards.length > 0) {
    await connection.support.unique?.send(connection, action, options)
    return undefined
  }
  try {
    // Done again after its answer was lost, it would count twice, or take its own item for the old one.
    const once = action.once || returned === 'old'
    const params = singleParams(action, returned)
    const send = () => connection.send(commandOf(action), params, { ...options, once })
    return (await untilPassed(options, isConflict, send)).Attributes
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'ConditionalCheckFailedException')
      throw sizeError(error, action)
    return ownWrite(action, error)
  }
}

const isConflict = (error: unknown): boolean => error instanceof TransactionConflictError

/**
 * When an earlier attempt was done and its answer lost, the condition of the SDK's next attempt fails on our own write.
 * A whole item is recognised where it is found as it was sent; of anything else nothing certain can be said.
 */
function ownWrite(action: Action, error: Error): undefined {
  const found = (error as { Item?: StoredItem }).Item
  const failure = conditionError(action, found)
  if (!followsLostAttempt(error)) throw failure
  if (action.item !== undefined && deepEqual(found, action.item)) return undefined
  const why = 'its condition failed after an attempt without an answer, which may have been done'
  throw new OutcomeUnknownError(`The ${action.kind} of ${action.entity.name}`, why, { cause: failure })
}

function commandOf({ main }: Action): Command<object, { Attributes?: StoredItem }> {
  if (main.Put !== undefined) return putItem as never
  return (main.Update === undefined ? deleteItem : updateItem) as never
}
