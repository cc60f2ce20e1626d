import { defined } from '../support/defined.js'

/**
 * Units a second that are there at once.
 *
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/warm-throughput.html
 */
export interface WarmUnits {
  /** Default: AWS's, 12,000 for a new on-demand table. */
  readonly readUnits?: number
  /** Default: AWS's, 4,000 for a new on-demand table. */
  readonly writeUnits?: number
}

/** Warm throughput of a table, and of its global indexes by name. It can be raised, never lowered. */
export interface WarmThroughput extends WarmUnits {
  readonly indexes?: { readonly [index: string]: WarmUnits }
}

export function warmBlock({ readUnits, writeUnits }: WarmUnits) {
  return defined({ readUnitsPerSecond: readUnits, writeUnitsPerSecond: writeUnits })
}

/** Whether the table itself has warm throughput, and not only its indexes. */
export function hasWarmUnits({ readUnits, writeUnits }: WarmUnits): boolean {
  return readUnits !== undefined || writeUnits !== undefined
}
