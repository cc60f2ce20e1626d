import type { StoredItem } from '../compile/compiled-key.js'
import type { Connection } from '../compile/connection.js'
import { OutcomeUnknownError } from '../errors/outcome-unknown-error.js'
import { type Command, deleteItem, putItem, updateItem } from '../send/commands.js'
import type { CallOptions } from '../send/send.js'
import { wasRetried } from '../send/translate-error.js'
import type { Action } from './action.js'
import { conditionError } from './condition-error.js'
import { deepEqual } from './deep-equal.js'

/** Which item a write gives back. */
export type Returned = 'old' | 'new' | undefined

/** The request of a write by itself: a transaction when guard items go with it. */
export function actionParams(action: Action, returned?: Returned): object {
  const { unique } = action.entity.support
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
    await action.entity.support.unique?.send(connection, action, options)
    return undefined
  }
  try {
    const output = await connection.send(commandOf(action), singleParams(action, returned), options)
    return output.Attributes
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'ConditionalCheckFailedException') throw error
    return ownWrite(action, error)
  }
}

/**
 * When the SDK has tried more than once, an earlier attempt may have been done and its answer lost; the condition then
 * fails on our own write. A create can be recognised; of the others nothing certain can be said.
 */
function ownWrite(action: Action, error: Error): undefined {
  const found = (error as { Item?: StoredItem }).Item
  if (!wasRetried(error)) throw conditionError(action, found)
  if (action.kind === 'create' && deepEqual(found, action.item)) return undefined
  if (action.kind === 'create') throw conditionError(action, found)
  const why = 'its condition failed after a retry, which may have met its own first attempt'
  throw new OutcomeUnknownError(`${action.kind} of ${action.entity.name}`, why, {
    cause: conditionError(action, found),
  })
}

function commandOf({ main }: Action): Command<object, { Attributes?: StoredItem }> {
  if (main.Put !== undefined) return putItem as never
  return (main.Update === undefined ? deleteItem : updateItem) as never
}
