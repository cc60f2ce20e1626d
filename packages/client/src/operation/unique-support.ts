import { TransactionCanceledError } from '../errors/transaction-canceled-error.js'
import type { CallOptions } from '../send/send.js'
import type { Action } from './action.js'
import type { Connection, UniqueSupport } from './connection.js'
import { guardWrites } from './guards.js'
import { oldItem } from './old-item.js'
import { sendTransaction, transactionParams } from './send-transaction.js'
import { withCurrent } from './with-current.js'
import { refuseParams } from './write-options.js'

/** The error of the one operation says more than that of the transaction around it. */
async function sendGuarded(connection: Connection, action: Action, options: CallOptions): Promise<void> {
  try {
    await sendTransaction(connection, [action], options)
  } catch (error) {
    throw error instanceof TransactionCanceledError ? (error.reasons[0]?.error ?? error) : error
  }
}

/** Keeps attributes unique by guard items, in the same transaction as the item itself. */
export const uniqueSupport: UniqueSupport = {
  guardWrites,
  params: (action) => transactionParams([action]),
  refuseParams,
  send: sendGuarded,
  withCurrent: (connection, entity, key, options, attempt) =>
    withCurrent(connection, entity, key, options, (current) =>
      attempt(current, oldItem(entity, current, options)),
    ),
}
