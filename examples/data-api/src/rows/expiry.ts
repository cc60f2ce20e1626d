import type { StoredItem } from '../json/attribute-values.js'

const MS_PER_SECOND = 1000

export const nowInSeconds = (): number => Math.floor(Date.now() / MS_PER_SECOND)

/**
 * True for what has expired, though DynamoDB may take days to remove it. A `ttl` that is no number means nothing to it.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ttl-expired-items.html
 */
export function isExpired(item: StoredItem): boolean {
  const expiry = item.ttl?.N
  return expiry !== undefined && Number(expiry) <= nowInSeconds()
}

export const isAlive = (item: StoredItem | undefined): item is StoredItem =>
  item !== undefined && !isExpired(item)
