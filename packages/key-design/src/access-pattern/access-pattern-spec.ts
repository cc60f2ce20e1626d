/** One item by its key. */
export interface GetSpec {
  readonly kind: 'get'
  readonly entities: readonly [string]
  readonly description?: string
}

/** One item collection, or a part of it, of the table or of an index. */
export interface QuerySpec {
  readonly kind: 'query'
  /** Names of the entities that are read, in the order they were given. */
  readonly entities: readonly string[]
  /** The name of each entity's index, in the same order; left out for the table itself. */
  readonly indexes?: readonly string[]
  readonly description?: string
}

/** Every item of the table or of an index is read, those of other entities too. */
export interface ScanSpec {
  readonly kind: 'scan'
  readonly entities: readonly string[]
  readonly indexes?: readonly string[]
  readonly description?: string
}

/** A named way of reading, as plain data. */
export type AccessPatternSpec = GetSpec | QuerySpec | ScanSpec
