import type { AttributeSpecs } from '../attribute/attribute-spec.js'
import type { UpcasterSpec } from './upcast.js'

/** The key templates of an entity in its table. */
export interface KeyTemplates {
  readonly partition: string
  readonly sort?: string
}

/** An entity in a secondary index: a template for each key attribute of the index, in order. */
export interface EntityIndexSpec {
  /** The table's index. */
  readonly on: string
  readonly partition: readonly string[]
  readonly sort: readonly string[]
}

/** What must be unique over all items of an entity, and the key of the guard item that makes it so. */
export interface UniqueSpec extends KeyTemplates {
  readonly attributes: readonly string[]
}

/** An entity as plain data. */
export interface EntitySpec {
  readonly name: string
  /** The table that it lives in, by its name in the design. */
  readonly table: string
  readonly description?: string
  readonly attributes: AttributeSpecs
  readonly key: KeyTemplates
  readonly indexes: { readonly [name: string]: EntityIndexSpec }
  readonly unique: readonly UniqueSpec[]
  /** Name of the attribute that is the optimistic lock. */
  readonly version?: string
  /** Name of the attribute that says whose item it is. */
  readonly tenant?: string
  /** The version of its items' shape, from 1. */
  readonly schemaVersion?: number
  /** The oldest version whose clients can read and update what this one writes; left out where that is this one. */
  readonly compatibleWith?: number
  /** Older shapes, by their versions. */
  readonly upcasters?: { readonly [version: number]: UpcasterSpec }
}
