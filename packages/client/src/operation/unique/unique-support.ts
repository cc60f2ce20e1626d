import { oldItem } from '../condition/old-item.js'
import type { UniqueSupport } from '../connection.js'
import { oneInTransaction } from '../transact/one-in-transaction.js'
import { withCurrent } from '../update/with-current.js'
import { refuseParams } from '../write-options.js'
import { guardWrites } from './guards.js'

/** Keeps attributes unique by guard items, in the same transaction as the item itself. */
export const uniqueSupport: UniqueSupport = {
  ...oneInTransaction,
  guardWrites,
  refuseParams,
  withCurrent: (connection, entity, key, options, attempt) =>
    withCurrent(connection, entity, key, options, (current) =>
      attempt(current, oldItem(entity, current, options)),
    ),
}
