/** DynamoDB type of a key attribute: S, N or B. */
export type KeyType = 'string' | 'number' | 'binary'

/** A key attribute, by its name on the wire. */
export interface KeyAttribute {
  readonly name: string
  readonly type: KeyType
}

/** Which attributes an index holds besides its keys and the table's: all, none, or those named (INCLUDE). */
export type Projection = 'all' | 'keys-only' | readonly string[]

/** What a stream record shows of an item. */
export type StreamView = 'keys-only' | 'new-image' | 'old-image' | 'new-and-old-images'

/** A secondary index as plain data. A global one has up to four partition and four sort key attributes. */
export interface IndexSpec {
  readonly type: 'global' | 'local'
  readonly partitionKey: readonly KeyAttribute[]
  readonly sortKey: readonly KeyAttribute[]
  readonly projection: Projection
}

/** A table as plain data. */
export interface TableSpec {
  readonly name: string
  readonly partitionKey: KeyAttribute
  readonly sortKey?: KeyAttribute
  readonly indexes: { readonly [name: string]: IndexSpec }
  /** Name on the wire of the attribute that holds the time to live. */
  readonly timeToLive?: string
  readonly stream?: StreamView
  /** What ends a value in a key: one ASCII character. */
  readonly delimiter: string
  /** Name on the wire of the attribute that holds the entity's name, unless the table goes without. */
  readonly entityMarker?: string
  /** Name on the wire of the attribute that holds the version of an item's shape, where it is not the usual one. */
  readonly schemaVersionMarker?: string
}
