import type { LibraryName } from '../cpu/operations.js'
import type { Order } from '../orders/order.js'

/** The libraries that are measured: those that write or read many items with more than one request at once. */
export const BULK_LIBRARIES = [
  'lib-dynamodb',
  'Keyprint',
  'ElectroDB',
  'DynamoDB-Toolbox',
] as const satisfies readonly LibraryName[]
export type BulkLibrary = (typeof BULK_LIBRARIES)[number]

/** Requests under way at once, where a library is told a fixed number; at the most, where it finds out by itself. */
export const CONCURRENCY = 16

/** Parts of a scan. */
export const SEGMENTS = 4

/** What every library has to be able to do. */
export interface BulkStore {
  /** Writes all of them; nothing that was left unprocessed is lost. */
  write(orders: Iterable<Order>): Promise<void>
  /** Gives every order once, in no order. */
  scan(): AsyncIterable<readonly Order[]>
}
