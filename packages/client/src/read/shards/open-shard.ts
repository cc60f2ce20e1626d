import type { StoredItem } from '../../compile/compiled-key.js'
import { compareKeys } from '../compare-keys.js'
import type { Place } from './places.js'

/** One shard while a query reads it. */
export interface OpenShard {
  /** Its request, without where it starts and how much it reads. */
  readonly params: () => object
  /** What was given, or left out, ends here. */
  place: Place
  /** What was read ends here. */
  reached: Place
  /** What was read and is not given yet, in order. */
  waiting: StoredItem[]
}

/** True when the next item of a shard, or whether there is one, is not known: it has to be read on first. */
export const isShort = ({ waiting, reached }: OpenShard): boolean => waiting.length === 0 && reached !== 'end'

/** True when everything of a shard was given. */
export const isOver = ({ waiting, reached }: OpenShard): boolean => waiting.length === 0 && reached === 'end'

/** The order of a query over several shards. */
export type Order = (a: StoredItem, b: StoredItem) => number

/** By the sort key, of which an index may have several attributes, as DynamoDB orders one partition. */
export function orderBy(sortKeys: readonly { readonly name: string }[], descending: boolean): Order {
  const sign = descending ? -1 : 1
  return (a, b) => {
    for (const { name } of sortKeys) {
      const order = compareKeys(a[name] as StoredItem[string], b[name] as StoredItem[string])
      if (order !== 0) return sign * order
    }
    return 0
  }
}

/**
 * Takes the next item of all shards; `undefined` when there is none, or it is not known yet. Of equal sort keys that of
 * the first shard comes first.
 */
export function takeNext(shards: readonly OpenShard[], order: Order): StoredItem | undefined {
  let first: OpenShard | undefined
  for (const shard of shards) {
    const [head] = shard.waiting
    if (head === undefined && shard.reached !== 'end') return undefined
    if (head !== undefined && (first === undefined || order(head, first.waiting[0] as StoredItem) < 0))
      first = shard
  }
  const item = first?.waiting.shift()
  // What DynamoDB dropped behind the last item need not be read again.
  if (first !== undefined) first.place = first.waiting.length === 0 ? first.reached : (item as StoredItem)
  return item
}
