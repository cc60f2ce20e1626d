import type { StoredItem } from '../compile/compiled-key.js'
import { TransactionConflictError } from '../errors/transaction-conflict-error.js'
import type { Command } from '../send/commands.js'
import type { Action } from './action.js'
import type { Connection, TransactionSupport } from './connection.js'
import { untilPassed } from './until-passed.js'
import type { Returned, WriteOptions } from './write-options.js'

/** What sends a write together with its guards; `undefined` where it has none. */
export function guarded({ support }: Connection, { guards }: Action): TransactionSupport | undefined {
  return guards.length > 0 ? support.unique : undefined
}

/** The request of a write: a transaction when guard items go with it, or when one is given. */
export function actionParams(
  connection: Connection,
  action: Action,
  options: WriteOptions = {},
  transaction = guarded(connection, action),
): object {
  return transaction?.params(action, options) ?? singleParams(action, options.return)
}

/** The request of a write by itself, without guard items. */
export function singleParams({ main, kind }: Action, returned: Returned): object {
  const input = Object.values(main)[0] as object
  // A put knows its new item, and DynamoDB does not give it back.
  if (returned === undefined || (returned === 'new' && kind !== 'update')) return input
  return { ...input, ReturnValues: returned === 'new' ? 'ALL_NEW' : 'ALL_OLD' }
}

/** Sends a write by itself. @returns the item that DynamoDB gives back, where it was asked for. */
export async function sendAction(
  connection: Connection,
  action: Action,
  options: WriteOptions,
  transaction = guarded(connection, action),
): Promise<StoredItem | undefined> {
  const returned = options.return
  if (transaction !== undefined) {
    await transaction.send(connection, action, options)
    return undefined
  }
  try {
    // Done again after its answer was lost, it would count twice, or take its own item for the old one.
    const once = action.once || returned === 'old'
    const params = singleParams(action, returned)
    const send = () =>
      connection.send(action.command as unknown as Command<object, { Attributes?: StoredItem }>, params, {
        ...options,
        once,
      })
    return (await untilPassed(options, isConflict, send)).Attributes
  } catch (error) {
    const { conditional } = connection.support
    if (conditional === undefined) throw error
    return conditional.failed(action, error)
  }
}

const isConflict = (error: unknown): boolean => error instanceof TransactionConflictError
