import type { AccessPatternSpec, Values } from '@keyprint/key-design'
import type { CompiledEntity } from '../compile/compiled-entity.js'
import type { OptionRules } from '../operation/check-options.js'
import type { Connection, Support } from '../operation/connection.js'
import type { Bind } from '../tenant.js'
import type { Method } from './method.js'

/** What a client is made for: all of a table, or one tenant's part of it. */
export interface Scope {
  readonly connection: Connection
  readonly bind: Bind
  /** Names of the entities that it has. */
  readonly entities: readonly string[]
  readonly entity: (name: string) => CompiledEntity
  /** A client of the same features with another scope. */
  readonly rescoped: (bind: Bind, entities: readonly string[], refused: Refused) => object
}

/** What stands for an access pattern that a scope cannot have; `undefined` for one that it has. */
export type Refused = (pattern: string, kind: AccessPatternSpec['kind']) => Method | undefined

/** A part of the client, so that a bundle holds only what is used. `Names` are the methods that it brings. */
export interface Feature<Names extends string = string> {
  /** Methods of each entity; what they take has been bound to the scope. */
  readonly entity?: (
    connection: Connection,
    entity: CompiledEntity,
  ) => { readonly [name: string]: EntityMethod }
  /** What the client has beside entities and access patterns. */
  readonly client?: (scope: Scope) => object
  /** Makes the methods of access patterns of one kind. */
  readonly pattern?: {
    readonly kind: AccessPatternSpec['kind']
    readonly make: (connection: Connection, name: string, pattern: AccessPatternSpec) => Method
  }
  readonly support?: Support
  /** What the options must be that it brings. */
  readonly options?: readonly OptionRules[]
  /** Types only, never a value. */
  readonly '~names'?: Names
}

/** A method of an entity: its key or item first. */
// biome-ignore lint/suspicious/noExplicitAny: its types are those of EntityClient.
export type EntityMethod = (values: Values & Record<string, any>, options?: any) => unknown
