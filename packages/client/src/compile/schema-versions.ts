import type { EntitySpec, Projection, TableSpec } from '@keyprint/key-design'
import type { Codecs } from '@keyprint/key-design/codec'
import type { ItemContext } from '../errors/context.js'
import type { SchemaVersionError } from '../errors/schema-version-error.js'
import type { CompiledEntity } from './compiled-entity.js'
import type { StoredItem } from './compiled-key.js'

/** A write that could meet an item of another version. */
export interface VersionedWrite {
  readonly kind: 'create' | 'put' | 'update' | 'delete' | 'check'
  /** It has a condition on attributes, which mean what they mean in the current version. */
  readonly conditional: boolean
}

/** Names and values of a request. */
interface Places {
  name(wire: string): string
  value(value: { N: string }): string
}

/** What an entity does about versions of its items; only those with a `schemaVersion` have it. */
export interface SchemaVersions {
  /** What marks an item that is written now. */
  readonly markers: StoredItem
  /** Name on the wire of the version. */
  readonly marker: string
  /** Names on the wire that reading an older item takes, besides what is asked for. */
  readonly wires: readonly string[]
  /**
   * A stored item in the shape of the current version.
   * @param partial what the index holds, where the item was read from one; an item that cannot tell its version stays as it is
   * @throws UnreadableValue for an item of a newer version, and where an upcaster cannot make the next one.
   */
  readonly current: (stored: StoredItem, partial?: boolean | Projection) => StoredItem
  /**
   * The entity as it was when an older item was written.
   * @throws SchemaVersionError for an item of a newer version, of which nothing can be said.
   */
  readonly shapeOf: (stored: StoredItem, context: () => ItemContext) => CompiledEntity | undefined
  /** What was unique in older versions. */
  readonly uniques: CompiledEntity['uniques']
  /** What a write asks of the version of the item that is there. */
  readonly condition: (write: VersionedWrite, places: Places) => string | undefined
  /** Why a write was refused, where it was for the version of the item. */
  readonly refusal: (
    write: VersionedWrite,
    stored: StoredItem,
    context: ItemContext,
  ) => SchemaVersionError | undefined
}

/** Makes what an entity does about versions of its items. */
export type CompileVersions = (table: TableSpec, spec: EntitySpec, codecs: Codecs) => SchemaVersions
