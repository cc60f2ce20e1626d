import type { StoredItem } from '../compile/compiled-key.js'

const MS_PER_SECOND = 1000

/** Now, in the seconds since 1970 that a time to live is counted in. */
export const nowInSeconds = (): number => Math.floor(Date.now() / MS_PER_SECOND)

/**
 * True for an item whose time to live is over. DynamoDB removes it within days; until then it is there to be read.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ttl-expired-items.html
 */
export function isExpired(item: StoredItem, timeToLive: string | undefined): boolean {
  const stored = timeToLive === undefined ? undefined : item[timeToLive]?.N
  return stored !== undefined && Number(stored) <= nowInSeconds()
}
