import type { TransactWriteItem } from '@aws-sdk/client-dynamodb'
import type { Values } from '@keyprint/key-design'
import type { CompiledEntity } from '../compile/compiled-entity.js'
import type { StoredItem } from '../compile/compiled-key.js'
import type { ItemContext } from '../errors/context.js'
import type { Command } from '../send/commands.js'

/** What a write does to an item. */
export type ActionKind = 'create' | 'put' | 'update' | 'delete' | 'check'

/** A guard item that is written along, and what it keeps unique. */
export interface GuardWrite {
  readonly attributes: readonly string[]
  readonly write: TransactWriteItem
  /** Of one that is freed: what is asked in place of it where another item turns out to have it, and keeps it. */
  readonly leave?: () => TransactWriteItem
}

/** Attributes by their names on the wire that must still be as they were read. */
export interface Unchanged {
  readonly [wire: string]: StoredItem[string] | undefined
}

/** One write, built but not sent: by itself, in a transaction or, without a condition, in a batch. */
export interface Action {
  readonly kind: ActionKind
  readonly entity: CompiledEntity
  readonly context: ItemContext
  /** What sends it by itself; a check is only done in a transaction. */
  readonly command?: Command<never, { readonly Attributes?: object | undefined }>
  /** The request, in the form that a transaction takes; a single write sends what is inside. */
  readonly main: TransactWriteItem
  readonly guards: readonly GuardWrite[]
  /** The user's own condition, as text, for messages. */
  readonly condition?: string | undefined
  readonly ifVersion?: number | undefined
  /** What the write was worked out from: attributes by their names on the wire, or that there is no item. */
  readonly unchanged?: Unchanged | 'missing' | undefined
  /** Doing it twice is not the same as doing it once. */
  readonly once?: boolean | undefined
  /** The item as it will be stored, where that is known. */
  readonly item?: StoredItem | undefined
}

/** The item as it was read before a write that depends on it. */
export interface Current {
  readonly stored: StoredItem
  /** The entity as it was when the item was written. */
  readonly shape: CompiledEntity
  /** Each is read when it is asked for: what cannot be read stands in the way of that only which needs it. */
  readonly values: Values
}
