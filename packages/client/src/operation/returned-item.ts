import type { StoredItem } from '../compile/compiled-key.js'
import { ItemNotReturnedError } from '../errors/item-not-returned-error.js'
import { isExpired } from '../item/expired.js'
import { readItem } from '../item/read-item.js'
import type { CallOptions } from '../send/send.js'
import type { Action } from './action.js'
import type { Item } from './write-options.js'

/** Reads what a write is to return. The write was done by then, which no error of reading may hide. */
export async function afterWrite<T>(
  { context, kind }: Action,
  { signal }: CallOptions,
  read: () => T,
): Promise<Awaited<T>> {
  try {
    return await read()
  } catch (error) {
    if (signal?.aborted) throw error
    throw new ItemNotReturnedError(context, kind, error)
  }
}

/** The item that DynamoDB gave back for a write. */
export function returnedItem(
  action: Action,
  options: CallOptions,
  stored: StoredItem | undefined,
): Promise<Item | undefined> {
  const { entity } = action
  return afterWrite(action, options, () =>
    stored === undefined || isExpired(stored, entity.table.timeToLive) ? undefined : readItem(entity, stored),
  )
}

/** A whole item as it was written. */
export function writtenItem(action: Action, options: CallOptions): Promise<Item> {
  return afterWrite(action, options, () => readItem(action.entity, action.item as StoredItem))
}
