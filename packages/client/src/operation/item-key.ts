import type { Values } from '@keyprint/key-design'

/** The key of one item, with its entity: made by `db.order.key(…)`, for reads of several items. */
export interface ItemKey<Item = unknown> {
  readonly entity: string
  readonly key: Values
  /** Types only, never a value. */
  readonly '~item'?: Item
}
