import type { CompiledEntity } from '../compile/compiled-entity.js'
import type { StoredItem } from '../compile/compiled-key.js'
import { isExpired } from './expired.js'
import { readItem } from './read-item.js'

/** What reads of several items are told of items that have expired. */
export interface ExpiredOption {
  /** Gives items that have expired and that DynamoDB has not removed yet, too. Default false. */
  readonly includeExpired?: boolean | undefined
}

/** The values of a stored item; `undefined` where there is none, or it has expired and is not to be given. */
export function readUnexpired(
  entity: CompiledEntity,
  item: StoredItem | undefined,
  { includeExpired }: ExpiredOption,
): Record<string, unknown> | undefined {
  if (item === undefined || (!includeExpired && isExpired(item, entity.table.timeToLive))) return undefined
  return readItem(entity, item)
}
