import type { StoredItem } from '../compile/compiled-key.js'
import { ItemNotReturnedError } from '../errors/item-not-returned-error.js'
import { isExpired } from '../item/expired.js'
import { readItem } from '../item/read-item.js'
import type { Action } from './action.js'
import type { Item } from './write-options.js'

/** The item that a write is to return. The write was done by then, which an error of reading must not hide. */
export function returnedItem(
  { entity, context, kind }: Action,
  stored: StoredItem | undefined,
): Item | undefined {
  if (stored === undefined || isExpired(stored, entity.table.timeToLive)) return undefined
  try {
    return readItem(entity, stored)
  } catch (error) {
    throw new ItemNotReturnedError(context, kind, error as Error)
  }
}
