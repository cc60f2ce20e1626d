import type { KeyAttribute, Projection } from '@keyprint/key-design'
import type { CompiledEntity, CompiledKeys } from '../compile/compiled-entity.js'
import type { Placeholders } from '../expression/placeholders.js'
import type { Connection } from './connection.js'
import { supportOf } from './support-of.js'

/** Where attributes are selected from. */
export interface Selectable {
  /** Of the entity or access pattern, for messages. */
  readonly name: string
  readonly entities: readonly { readonly entity: CompiledEntity; readonly keys: CompiledKeys }[]
  /** What is read in any case, so that a page can end at any item. */
  readonly keyAttributes: readonly KeyAttribute[]
  /** Left out for the table itself, which holds everything. */
  readonly projection?: Projection
  readonly indexName?: string | undefined
  readonly isGlobalIndex?: boolean
}

/** Names on the wire that a read with `select` asks for. */
export type SelectSupport = (from: Selectable, select: readonly string[]) => readonly string[]

/** The part of a request that asks for some attributes only. */
export function projectionOf(
  connection: Connection,
  from: Selectable,
  select: readonly string[] | undefined,
  placeholders: Placeholders,
): { readonly ProjectionExpression?: string } {
  if (select === undefined) return {}
  return {
    ProjectionExpression: placeholders.names(supportOf(connection, 'select', from.name)(from, select)),
  }
}
