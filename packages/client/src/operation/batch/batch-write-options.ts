import type { BatchOptions } from './batch-options.js'

/** What has become of a batch write, in numbers. */
export interface BatchWritten {
  /** Operations that were done. */
  readonly written: number
  /** Requests that were sent, without the SDK's own retries. */
  readonly requests: number
  /** How often an operation was left unprocessed, and sent again. */
  readonly unprocessed: number
  /** How often DynamoDB had no capacity for all of a request, or for the SDK's retry of it. */
  readonly throttled: number
}

/** How far a batch write has come. */
export interface BatchWriteProgress extends BatchWritten {
  /** Operations that were taken from the source and are not done yet. */
  readonly inFlight: number
  /** How many requests may be under way at once, now. */
  readonly concurrency: number
}

/** Options of a batch write. */
export interface BatchWriteOptions extends BatchOptions {
  /**
   * How many requests are under way at once, at the most. There are 4 at first, more as long as DynamoDB takes them, and
   * half as many each time it has no capacity. Default 32.
   */
  readonly concurrency?: number | undefined
  /**
   * Is told after each request how far the write has come; it is not waited for. What it throws ends the write, as a
   * source that throws does.
   */
  readonly onProgress?: ((progress: BatchWriteProgress) => void) | undefined
}
