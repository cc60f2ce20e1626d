import type { UniqueSupport } from './connection.js'
import { guardWrites } from './guards.js'
import { oldItem } from './old-item.js'
import { oneInTransaction } from './one-in-transaction.js'
import { withCurrent } from './with-current.js'
import { refuseParams } from './write-options.js'

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
