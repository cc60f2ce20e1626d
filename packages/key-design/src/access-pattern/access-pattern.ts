import { checkSources } from '#check-parts'
import { given } from '../design/given.js'
import type { AnyEntity, EntityIndex, EntityTypes } from '../entity/entity.js'
import type { EntitySpec } from '../entity/entity-spec.js'
import type { AccessPatternSpec } from './access-pattern-spec.js'

/** What is read from: an entity in the table, or one of its indexes. */
// biome-ignore lint/suspicious/noExplicitAny: an index of any entity.
export type Source = AnyEntity | EntityIndex<any, string>

/** Options of an access pattern. */
export interface AccessPatternOptions {
  /** For documentation that is made from the design. */
  readonly description?: string
}

/** An access pattern: plain data, and for the types what it reads. */
export interface AccessPattern<Kind extends string, Sources extends readonly Source[]> {
  readonly spec: AccessPatternSpec
  /** Types only, never a value. */
  readonly '~types': { readonly kind: Kind; readonly sources: Sources }
}

/** Any access pattern. */
export type AnyAccessPattern = AccessPattern<string, readonly Source[]>

/** The types of the entity that a source reads. */
export type TypesOf<S> = S extends { readonly '~types': infer E extends EntityTypes } ? E : never

/** The name of the index that a source reads, `never` for the table. */
export type IndexOf<S> = S extends { readonly index: infer Index extends string } ? Index : never

/** One item by its key. */
export function get<const E extends AnyEntity>(
  entity: E,
  options: AccessPatternOptions = {},
): AccessPattern<'get', readonly [E]> {
  checkSources('get', [entity, options])
  return pattern('get', [entity], options)
}

/**
 * Items with one partition key, in order of the sort key: `query(order)`, `query(order.byStatus)`, or an item
 * collection of several entities, `query(customer, order)`.
 */
export function query<const S extends readonly [Source, ...Source[]]>(
  ...sources: S
): AccessPattern<'query', S>
export function query<const S extends readonly [Source, ...Source[]]>(
  ...sourcesAndOptions: [...S, AccessPatternOptions]
): AccessPattern<'query', S>
export function query(...args: readonly unknown[]): unknown {
  checkSources('query', args)
  return pattern('query', ...sourcesAndOptions(args))
}

/**
 * Every item of these entities. DynamoDB reads the whole table, or the whole index, and bills for all of it: name it
 * only where that is meant.
 */
export function scan<const S extends readonly [Source, ...Source[]]>(...sources: S): AccessPattern<'scan', S>
export function scan<const S extends readonly [Source, ...Source[]]>(
  ...sourcesAndOptions: [...S, AccessPatternOptions]
): AccessPattern<'scan', S>
export function scan(...args: readonly unknown[]): unknown {
  checkSources('scan', args)
  return pattern('scan', ...sourcesAndOptions(args))
}

function sourcesAndOptions(args: readonly unknown[]): [readonly Source[], AccessPatternOptions] {
  const last = args.at(-1) as Source | AccessPatternOptions
  if (isSource(last)) return [args as readonly Source[], {}]
  return [args.slice(0, -1) as readonly Source[], last]
}

const isSource = (value: Source | AccessPatternOptions): value is Source =>
  'spec' in value || 'entity' in value

/** Stands for the table beside names of indexes, which no request can read together; `checkDesign` says so. */
const TABLE = ''

function pattern<Kind extends 'get' | 'query' | 'scan', S extends readonly Source[]>(
  kind: Kind,
  sources: S,
  { description }: AccessPatternOptions,
): AccessPattern<Kind, S> {
  const indexes = sources.map((source) => ('spec' in source ? TABLE : source.index))
  const spec = given({
    kind,
    entities: sources.map((source) => specOf(source).name),
    indexes: indexes.every((index) => index === TABLE) ? undefined : indexes,
    description,
  })
  return { spec: spec as AccessPatternSpec } as AccessPattern<Kind, S>
}

const specOf = (source: Source): EntitySpec => ('spec' in source ? source.spec : source.entity)
