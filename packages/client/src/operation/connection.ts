import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { DesignSpec, Values } from '@keyprint/key-design'
import type { SchemaSupport } from '../compile/compile-entities.js'
import type { CompiledEntity } from '../compile/compiled-entity.js'
import type { StoredItem } from '../compile/compiled-key.js'
import type { ConditionOn } from '../expression/condition-types.js'
import type { Placeholders } from '../expression/placeholders.js'
import type { CallOptions, Send } from '../send/send.js'
import type { Action, Current, GuardWrite } from './action.js'

/** A design, ready to be used on one table through one client. */
export interface Connection {
  readonly design: DesignSpec
  readonly tableName: string
  readonly client: Pick<DynamoDBClient, 'send'>
  readonly send: Send
  readonly entities: { readonly [name: string]: CompiledEntity }
  readonly support: Support
}

/**
 * What operations use only for some designs and some calls. It is handed to them instead of imported, so that a bundle
 * holds it only when it was asked for.
 */
export interface Support {
  readonly conditions?: ConditionSupport
  readonly unique?: UniqueSupport
  readonly schemas?: SchemaSupport
}

/** Writes the text of a condition. */
export type ConditionSupport = (
  entity: CompiledEntity,
  // biome-ignore lint/suspicious/noExplicitAny: the item's type was checked where the condition was written.
  on: ConditionOn<any>,
  placeholders: Placeholders,
) => string

/** Keeps attributes unique by guard items. */
export interface UniqueSupport {
  readonly guardWrites: (
    entity: CompiledEntity,
    tableName: string,
    owner: StoredItem,
    change: { readonly before: Values | undefined; readonly after: Values | undefined },
  ) => readonly GuardWrite[]
  /** The request of a write together with its guards. */
  readonly params: (action: Action) => object
  /** Sends a write together with its guards. */
  readonly send: (connection: Connection, action: Action, options: CallOptions) => Promise<void>
  /** Does a write that depends on the item as it is. */
  readonly withCurrent: <T>(
    connection: Connection,
    entity: CompiledEntity,
    key: Values,
    options: CallOptions,
    attempt: (current: Current | undefined) => Promise<T>,
  ) => Promise<T>
}
