import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { DesignSpec, Values } from '@keyprint/key-design'
import type { EntityShards, EntitySupport } from '../compile/compile-entities.js'
import type { CompiledEntity, CompiledKeys } from '../compile/compiled-entity.js'
import type { StoredItem } from '../compile/compiled-key.js'
import type { ConditionOn } from '../expression/condition-types.js'
import type { Placeholders } from '../expression/placeholders.js'
import type { CursorOptions } from '../read/cursor-options.js'
import type { Range } from '../read/read-options.js'
import type { ReadSource } from '../read/read-source.js'
import type { ReadPlan } from '../read/reader.js'
import type { CallOptions, Send, Timeouts } from '../send/send.js'
import type { Action, Current, GuardWrite } from './action.js'
import type { OptionRules } from './check-options.js'
import type { WriteConditions } from './condition/write-conditions.js'
import type { Selectable } from './selectable.js'
import type { IdempotencyOptions } from './transact/idempotency.js'
import type { Item, WriteOptions } from './write-options.js'

/** A design, ready to be used on one table through one client. */
export interface Connection {
  readonly design: DesignSpec
  readonly tableName: string
  readonly client: Pick<DynamoDBClient, 'send'>
  readonly send: Send
  /** What calls have that say nothing else. */
  readonly timeouts: Timeouts
  readonly entities: { readonly [name: string]: CompiledEntity }
  readonly support: Support
  readonly rules: OptionRules
  /** Seals cursors; left out where they are plain. */
  readonly cursors?: SealedCursors | undefined
}

/**
 * What operations use only for some designs and some calls. It is handed to them instead of imported, so that a bundle
 * holds it only when it was asked for.
 */
export interface Support extends EntitySupport {
  readonly conditions?: ConditionSupport
  readonly conditional?: ConditionalSupport
  readonly filter?: FilterSupport
  readonly unique?: UniqueSupport
  readonly idempotent?: TransactionSupport
  readonly limits?: LimitSupport
  readonly select?: SelectSupport
  readonly ranges?: RangeSupport
  readonly cursors?: CursorSupport
  readonly shards?: ShardSupport
  readonly upgrading?: UpgradeSupport
}

/** Does a write, and again when the item had to be brought to the current version first. */
export type UpgradeSupport = <O extends CallOptions, T>(
  connection: Connection,
  entity: CompiledEntity,
  key: Values,
  call: (options: O) => Promise<T>,
) => (options: O) => Promise<T>

/** Writes the text of a condition. */
export type ConditionSupport = (
  entity: CompiledEntity,
  // biome-ignore lint/suspicious/noExplicitAny: the item's type was checked where the condition was written.
  on: ConditionOn<any>,
  placeholders: Placeholders,
) => string

/** Writes the text of a filter of a query or scan. */
export type FilterSupport = (
  from: Selectable,
  filter: Parameters<ConditionSupport>[1],
  placeholders: Placeholders,
) => string

/** What a write asks of the item that is there. */
export interface Asks {
  readonly ofAction: Pick<Action, 'condition' | 'ifVersion' | 'unchanged'>
  readonly ofRequest: object
}

/** Writes with conditions, be they the user's or the client's own. */
export interface ConditionalSupport {
  readonly asks: (
    connection: Connection,
    entity: CompiledEntity,
    conditions: WriteConditions,
    current: Current | 'missing' | undefined,
    placeholders: Placeholders,
  ) => Asks
  /** What to make of the error of a write: another error, or nothing when its condition failed on our own write. */
  readonly failed: (action: Action, error: unknown) => undefined
}

/** Names on the wire that a read with `select` asks for. */
export type SelectSupport = (from: Selectable, select: readonly string[]) => readonly string[]

/** Writes the key condition of a query with a range of the sort key. */
export type RangeSupport = (
  from: { readonly entity: CompiledEntity; readonly keys: CompiledKeys },
  partition: Values,
  range: Range,
  placeholders: Placeholders,
) => readonly string[]

/** Writes and reads cursors that only who has the keys can read or make. */
export interface SealedCursors {
  readonly write: (source: ReadSource, binding: string, last: StoredItem) => Promise<string>
  /** @throws InvalidCursorError */
  readonly read: (source: ReadSource, binding: string, cursor: string, use: CursorUse) => Promise<StoredItem>
}

/** What a cursor is opened for. */
export interface CursorUse {
  /** Given where it is a part of a scan's checkpoint, which may be of any age. */
  readonly segment?: readonly number[] | undefined
  /** The request is shown at once, and not sent. */
  readonly shown?: boolean | undefined
}

/** Makes what seals the cursors of a design. */
export type CursorSupport = (design: DesignSpec, options: CursorOptions) => SealedCursors

/** Partitions that are spread over shards. */
export interface ShardSupport extends EntityShards {
  /** The plan of a query that reads every shard, where its partition has shards. */
  readonly plan: (plan: ReadPlan, input: Values) => ReadPlan
}

/** Runs a call within limits of time. */
export type LimitSupport = <O extends CallOptions, T>(
  timeouts: Timeouts,
  options: O,
  call: (options: O) => Promise<T>,
) => Promise<T>

/** Sends a single write as a transaction. */
export interface TransactionSupport {
  /** The request of a write, together with its guards. */
  readonly params: (action: Action, options?: IdempotencyOptions) => object
  readonly send: (
    connection: Connection,
    action: Action,
    options: CallOptions & IdempotencyOptions,
  ) => Promise<void>
}

/** Keeps attributes unique by guard items. */
export interface UniqueSupport extends TransactionSupport {
  readonly guardWrites: (
    entity: CompiledEntity,
    tableName: string,
    owner: StoredItem,
    before: Current | 'missing' | undefined,
    after: Values | undefined,
  ) => readonly GuardWrite[]
  /** Refuses to show the request of a write that depends on the item as it is. */
  readonly refuseParams: (entity: CompiledEntity) => never
  /** Does a write that depends on the item as it is; `old` is that item where the write is to return it. */
  readonly withCurrent: <T>(
    connection: Connection,
    entity: CompiledEntity,
    key: Values,
    options: WriteOptions,
    attempt: (current: Current | undefined, old: Item | undefined) => Promise<T>,
  ) => Promise<T>
}
