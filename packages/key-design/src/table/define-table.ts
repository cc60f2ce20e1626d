import { checkTableInput } from '#check-parts'
import { freeze } from '../design/freeze.js'
import { given } from '../design/given.js'
import { sorted } from '../design/sorted.js'
import type { NoOtherOptions } from '../errors/problem.js'
import type { IndexSpec, KeyAttribute, KeyType, Projection, StreamView, TableSpec } from './table-spec.js'

/** A key attribute: its name when it is a string, else name and type. */
export type KeyAttributeInput = string | { readonly name: string; readonly type: KeyType }

/** One key attribute, or up to four (multi-attribute keys of a global index). */
export type IndexKeyInput = KeyAttributeInput | readonly KeyAttributeInput[]

/** A global secondary index. */
export interface GlobalIndexInput {
  readonly partitionKey: IndexKeyInput
  readonly sortKey?: IndexKeyInput
  /** Default: all attributes. */
  readonly projection?: Projection
}

/** A local secondary index: the table's partition key, another sort key. */
export interface LocalIndexInput {
  readonly type: 'local'
  readonly sortKey: KeyAttributeInput
  /** Default: all attributes. */
  readonly projection?: Projection
}

/** What `defineTable` takes. */
export interface TableInput {
  readonly partitionKey: KeyAttributeInput
  readonly sortKey?: KeyAttributeInput
  readonly indexes?: { readonly [name: string]: GlobalIndexInput | LocalIndexInput }
  /** The attribute, by its name on the wire, that holds the time to live. */
  readonly timeToLive?: string
  readonly stream?: StreamView
  /** What ends a value in a key: one ASCII character but `%`. Default `#`. */
  readonly delimiter?: string
  /** The attribute that says which entity an item is. Default `_entity`; `false` for a table without it. */
  readonly entityMarker?: string | false
  /** The attribute that says of which version an item is, of entities with a `schemaVersion`. Default `_schemaVersion`. */
  readonly schemaVersionMarker?: string
}

/** A table: plain data, and for the types what it was made of. */
export interface Table<T extends TableInput = TableInput> {
  readonly spec: TableSpec
  /** Types only, never a value. */
  readonly '~types': T
}

/** A table as written, without options that there are not. */
export type CheckedTable<T> = NoOtherOptions<T, TableInput, 'a table'> &
  (T extends { readonly indexes: infer I } ? { readonly indexes: CheckedIndexInputs<I> } : unknown)

type CheckedIndexInputs<I> = {
  readonly [N in keyof I]: I[N] extends { readonly type: 'local' }
    ? NoOtherOptions<I[N], LocalIndexInput, 'a local index'>
    : NoOtherOptions<I[N], GlobalIndexInput, 'a global index'>
}

export const DEFAULT_DELIMITER = '#'
export const DEFAULT_ENTITY_MARKER = '_entity'

/**
 * Defines a table: keys, secondary indexes, time to live, stream. The name is for people and logical ids; the name in
 * AWS comes from configuration.
 */
export function defineTable<const T extends TableInput>(
  name: string,
  input: T & CheckedTable<NoInfer<T>>,
): Table<T> {
  checkTableInput(name, input)
  return freeze({ spec: tableSpec(name, input) }) as Table<T>
}

function tableSpec(name: string, input: TableInput): TableSpec {
  const partitionKey = keyAttribute(input.partitionKey)
  const { sortKey, timeToLive, stream, schemaVersionMarker } = input
  const { delimiter = DEFAULT_DELIMITER, entityMarker = DEFAULT_ENTITY_MARKER } = input
  const indexes = Object.entries(input.indexes ?? {})
  return given<TableSpec>({
    name,
    partitionKey,
    sortKey: sortKey === undefined ? undefined : keyAttribute(sortKey),
    indexes: sorted(indexes.map(([indexName, index]) => [indexName, indexSpec(index, partitionKey)])),
    timeToLive,
    stream,
    schemaVersionMarker,
    delimiter,
    entityMarker: entityMarker === false ? undefined : entityMarker,
  })
}

function indexSpec(index: GlobalIndexInput | LocalIndexInput, tablePartitionKey: KeyAttribute): IndexSpec {
  const local = 'type' in index
  return {
    type: local ? 'local' : 'global',
    partitionKey: local ? [tablePartitionKey] : keyAttributes(index.partitionKey),
    sortKey: keyAttributes(index.sortKey ?? []),
    projection: projection(index.projection),
  }
}

function projection(given: Projection = 'all'): Projection {
  return typeof given === 'string' ? given : [...given].sort()
}

const keyAttributes = (input: IndexKeyInput): readonly KeyAttribute[] => [input].flat().map(keyAttribute)

function keyAttribute(input: KeyAttributeInput): KeyAttribute {
  return typeof input === 'string' ? { name: input, type: 'string' } : { name: input.name, type: input.type }
}
