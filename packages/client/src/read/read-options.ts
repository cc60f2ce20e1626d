import type { Values } from '@keyprint/key-design'
import type { ConditionOn } from '../expression/condition-types.js'
import type { CallOptions } from '../send/send.js'
import type { ScanCheckpoint } from './scan-checkpoint.js'
import type { ScanProgress } from './scan-progress.js'

/** A range of the sort key, by leading parts of it; both ends belong to it. */
export interface Range {
  readonly from?: Values | undefined
  readonly to?: Values | undefined
  /** Parts that are fixed; the rest may be anything. */
  readonly beginsWith?: Values | undefined
}

/** What queries and scans have in common. */
export interface ReadOptions extends CallOptions {
  /** How many items are wanted altogether. Default: all. */
  readonly limit?: number | undefined
  /** How many items DynamoDB reads for a request, at the most. Default: as many as fit into 1 MB. */
  readonly pageSize?: number | undefined
  /**
   * How many requests one page takes at the most, to each shard of a partition that has some. Where they find too few items, because a filter dropped most or they
   * have expired, the page has fewer or none, and a cursor. Default: DEFAULT_REQUESTS_PER_PAGE.
   */
  readonly requestsPerPage?: number | undefined
  /** Continues where a page ended. */
  readonly after?: string | undefined
  /** Reads what was written up to now; twice the capacity. Not on a global secondary index. */
  readonly consistent?: boolean | undefined
  /** These attributes only. DynamoDB bills for the whole item all the same. */
  readonly select?: readonly string[] | undefined
  /** Gives what has expired and DynamoDB has not removed yet, too. Default false. */
  readonly includeExpired?: boolean | undefined
  /** Drops items after they were read and billed. */
  // biome-ignore lint/suspicious/noExplicitAny: checked where it is written.
  readonly filter?: ConditionOn<any> | undefined
}

/** Options of a query. */
export interface QueryOptions extends ReadOptions, Range {
  /** Order of the sort key. Default: ascending. */
  readonly order?: 'ascending' | 'descending' | undefined
}

/** Options of a scan. */
export interface ScanOptions extends ReadOptions {
  /** Reads in so many parts, at once as far as the table takes it; they have no order and no cursor. Default 1. */
  readonly segments?: number | undefined
  /** Goes on where a scan in as many segments was. */
  readonly checkpoint?: ScanCheckpoint | undefined
  /** Is told before each page of a scan in segments is given. */
  readonly onProgress?: ((progress: ScanProgress) => void) | undefined
}
