import type { KeyAttribute, Projection } from '@keyprint/key-design'
import type { CompiledEntity, CompiledKeys } from '../compile/compiled-entity.js'

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

/** Names on the wire that are in what is read; `undefined` where it holds everything. */
export function heldBy({ keyAttributes, projection = 'all' }: Selectable): ReadonlySet<string> | undefined {
  if (projection === 'all') return undefined
  const names = keyAttributes.map(({ name }) => name)
  return new Set([...names, ...(projection === 'keys-only' ? [] : projection)])
}
