import type { Account, EntityName, ItemId, Task } from './world.js'

/** An item as it is given to a write: the version is DynamoDB's to count. */
export type NewAccount = Omit<Account, 'version'>

export type Create =
  | { readonly kind: 'create'; readonly entity: 'account'; readonly item: NewAccount }
  | { readonly kind: 'create'; readonly entity: 'task'; readonly item: Task }

export type Put =
  | {
      readonly kind: 'put'
      readonly entity: 'account'
      readonly item: NewAccount
      readonly ifVersion: number
    }
  | { readonly kind: 'put'; readonly entity: 'task'; readonly item: Task }

/** What an update changes, and on what condition. */
export interface Changes {
  readonly set?: Readonly<Record<string, string>> | undefined
  readonly add?: number | undefined
  readonly append?: string | undefined
  /** It is refused with fewer points. */
  readonly ifPoints?: number | undefined
}

export interface Update extends ItemId, Changes {
  readonly kind: 'update'
  readonly idempotent?: boolean | undefined
  readonly return?: 'new' | 'old' | undefined
}

export interface ReadThenUpdate extends ItemId, Changes {
  readonly kind: 'readThenUpdate'
}

export interface Delete extends ItemId {
  readonly kind: 'delete'
  readonly ifPoints?: number | undefined
  readonly return?: 'old' | undefined
}

export interface Check extends ItemId {
  readonly kind: 'check'
  readonly ifPoints?: number | undefined
}

/** A write of one item, by itself or in a transaction. */
export type Write = Create | Put | Update | ReadThenUpdate | Delete | Check

/** A write that a batch can have. */
export type BatchedWrite = Extract<Put, { entity: 'task' }> | (Delete & { readonly entity: 'task' })

export type Read =
  | ({ readonly kind: 'get' } & ItemId)
  | { readonly kind: 'batchGet'; readonly items: readonly ItemId[] }
  | { readonly kind: 'team' }
  | { readonly kind: 'byLabel'; readonly label: string }
  | { readonly kind: 'byPlace'; readonly region: string; readonly city: string }

export type Operation =
  | Exclude<Write, Check>
  | Read
  | { readonly kind: 'transact'; readonly writes: readonly Write[] }
  | { readonly kind: 'batchWrite'; readonly writes: readonly BatchedWrite[] }

/** What became of an operation, as its caller saw it. */
export type Observation =
  | { readonly outcome: 'done'; readonly result?: unknown }
  /** It was done, and what it was to give back could not be read. */
  | { readonly outcome: 'written' }
  /** DynamoDB refused it for what it found, with the codes of the operations in the way. */
  | { readonly outcome: 'refused'; readonly codes: readonly string[] }
  /** Surely not done, for reasons that have nothing to do with items. */
  | { readonly outcome: 'failed' }
  | { readonly outcome: 'unknown' }
  /** A batch that ended early: places in its list of writes; the rest was not done. */
  | { readonly outcome: 'partial'; readonly done: readonly number[]; readonly unknown: readonly number[] }

/** Which item a write is about. */
export function targetOf(write: Write): ItemId {
  return 'item' in write ? { entity: write.entity as EntityName, id: write.item.id } : write
}
