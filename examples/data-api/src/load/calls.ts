import type { RowKey } from '../rows/key.js'
import type { Presence } from '../rows/presence.js'

/** An item as callers send and get it. */
export interface Item extends RowKey {
  readonly [attribute: string]: unknown
}

export type Put = { readonly put: Item; readonly if?: Presence }
export type Delete = { readonly delete: RowKey; readonly if?: Presence }
export type Check = { readonly check: RowKey; readonly if: Presence }

/** A write, alone or of a batch or transaction. */
export type Write = Put | Delete | Check

/** What a caller does. Lists are followed to their last page. */
export type Call =
  | { readonly kind: 'get'; readonly key: RowKey }
  | { readonly kind: 'put'; readonly write: Put }
  | { readonly kind: 'delete'; readonly write: Delete }
  | { readonly kind: 'query'; readonly pk: string; readonly limit: number; readonly order: Order }
  | { readonly kind: 'scan'; readonly limit: number }
  | { readonly kind: 'batch gets'; readonly keys: readonly RowKey[] }
  | { readonly kind: 'batch writes'; readonly writes: readonly (Put | Delete)[] }
  | { readonly kind: 'transact gets'; readonly keys: readonly RowKey[] }
  | { readonly kind: 'transact writes'; readonly writes: readonly Write[] }

export type Order = 'ascending' | 'descending'

/** How a call ended: with an answer, surely without effect, or in a way that leaves open whether it had one. */
export type Seen =
  | { readonly outcome: 'answered'; readonly body: unknown }
  | { readonly outcome: 'refused'; readonly type: string; readonly failed?: readonly number[] }
  | { readonly outcome: 'unknown' }

export function keyOf(write: Write): RowKey {
  if ('put' in write) return write.put
  return 'delete' in write ? write.delete : write.check
}
