import type { ConsumedCapacity } from '../send/consumed-capacity.js'
import type { Pace } from './paced.js'
import type { ScanOptions } from './read-options.js'
import type { SegmentCheckpoint } from './scan-checkpoint.js'

/** How far a scan in segments has come. */
export interface ScanProgress {
  /** Items that were given, and those of the page that is given next. */
  readonly items: number
  readonly pages: number
  readonly segments: number
  /** Segments that were read to their end, also before the checkpoint that the scan began with. */
  readonly segmentsDone: number
  /** How often DynamoDB had no capacity for a request; the SDK's own retries count. */
  readonly throttled: number
  /** How many requests may be under way at once, now. */
  readonly concurrency: number
  /** The counter that the scan was given. */
  readonly capacity: ConsumedCapacity | undefined
}

/** A page as far as it is counted: without cursor and start of the next one it is the last of its segment. */
export interface Counted {
  readonly items: readonly unknown[]
  readonly cursor?: unknown
  readonly next?: unknown
}

/** Counts the pages of a scan as they are given, and tells of them. */
export function counting(
  begun: readonly SegmentCheckpoint[],
  { limit }: Pace,
  { onProgress, capacity }: ScanOptions,
): (page: Counted) => void {
  const segments = begun.length
  let [items, pages, segmentsDone] = [0, 0, begun.filter(({ done }) => done).length]
  return (page) => {
    items += page.items.length
    pages += 1
    if (page.cursor === undefined && page.next === undefined) segmentsDone += 1
    const { throttled, concurrency } = limit
    onProgress?.({ items, pages, segments, segmentsDone, throttled, concurrency, capacity })
  }
}
