import type { KeyAttribute, Projection } from '@keyprint/key-design'
import type { CompiledEntity, CompiledKeys } from '../compile/compiled-entity.js'
import { ConfigurationError } from '../errors/configuration-error.js'
import type { Placeholders } from '../expression/placeholders.js'
import type { Connection } from './connection.js'

/** Where attributes are selected from: the table, or an index that may not hold all of them. */
export interface Selectable {
  /** Of the entity or access pattern, for messages. */
  readonly name: string
  readonly entities: readonly { readonly entity: CompiledEntity; readonly keys: CompiledKeys }[]
  readonly projection: Projection
  readonly indexName: string | undefined
  readonly isGlobalIndex: boolean
  /** What is read in any case, so that a page can end at any item. */
  readonly keyAttributes: readonly KeyAttribute[]
}

/** Names on the wire that a read with `select` asks for. */
export type SelectSupport = (from: Selectable, select: readonly string[]) => readonly string[]

/** The part of a request that asks for some attributes only. */
export function projectionOf(
  { support: { select: support } }: Connection,
  from: Selectable,
  select: readonly string[] | undefined,
  placeholders: Placeholders,
): { readonly ProjectionExpression?: string } {
  if (select === undefined) return {}
  if (support !== undefined) return { ProjectionExpression: placeholders.names(support(from, select)) }
  throw new ConfigurationError(
    `The client was made without select, but it was given for '${from.name}'; add selections to connectWith(…).`,
  )
}
