import { checkEntityInput, checkIndexNames, checkManaged } from '#check-parts'
import type { AttributeSpecs, ManagedBy } from '../attribute/attribute-spec.js'
import type { Attributes, Flat, GivenOf, InputOf, ItemOf } from '../attribute/attribute-types.js'
import { withTraits } from '../attribute/kind.js'
import { integer } from '../attribute/kinds/integer.js'
import { timestamp } from '../attribute/kinds/timestamp.js'
import { toSpecs } from '../attribute/to-spec.js'
import { freeze } from '../design/freeze.js'
import { given } from '../design/given.js'
import { sorted } from '../design/sorted.js'
import type { Table, TableInput } from '../table/define-table.js'
import type { TableSpec } from '../table/table-spec.js'
import type { Holes, Shard, TemplateInput } from '../template/template-types.js'
import type { Entity } from './entity.js'
import type {
  CheckedIndexes,
  CheckedKey,
  EntityIndexInput,
  EntityIndexInputs,
  KeyInput,
  ManagedAttributes,
} from './entity-input.js'
import type { EntityIndexSpec, EntitySpec, KeyTemplates } from './entity-spec.js'
import { type UniqueInput, uniqueSpec } from './unique.js'
import type { CheckedUpcasters, UpcasterInputs } from './upcaster-types.js'

/** What `defineEntity` takes, in its plain form. */
export interface EntityInput {
  readonly attributes: Attributes
  readonly key: KeyInput
  readonly indexes?: EntityIndexInputs
  /** Attributes, or lists of attributes, that no two items share. */
  readonly unique?: readonly UniqueInput[]
  /** Adds `version`, a number that every write raises: an optimistic lock. */
  readonly version?: boolean
  /** Adds `createdAt` and `updatedAt`. */
  readonly timestamps?: boolean
  /** The attribute that says whose item it is; the partition template's first value. */
  readonly tenant?: string
  /** The version of its items' shape, from 1; items that say none are of version 1. */
  readonly schemaVersion?: number
  /** The oldest version whose clients can read and update what this one writes. */
  readonly compatibleWith?: number
  /** How items of each older version become those of the next one. */
  readonly upcasters?: UpcasterInputs
  readonly description?: string
}

/** The attributes with those that Keyprint adds. */
type Declared<A, V, S> = [V, S] extends [false, false] ? A : Flat<A & ManagedAttributes<V, S>>

type SortOf<K> = K extends { readonly sort: infer Sort extends string } ? Sort : ''

/** The key as it is given. */
type KeyOf<A, Names> = { -readonly [N in Names & keyof A]: InputOf<A[N]> } & {}

/** Most entities have nothing that is unique, which the compiler sees at once. */
type NamesIn<U> = U extends readonly [] ? never : U extends readonly (infer N)[] ? Named<N> : never

type Named<N> = N extends { readonly attributes: infer Given }
  ? Named<Given>
  : N extends readonly (infer M)[]
    ? M
    : N

/** The types of an entity, from what was passed to `defineEntity`. */
export interface DefinedEntity<
  N extends string,
  T extends Table,
  A extends Attributes,
  K extends KeyInput,
  I,
  U,
  V,
  S,
  O,
  X = never,
> {
  readonly name: N
  readonly table: T
  readonly attributes: Declared<A, V, S>
  readonly given: A
  readonly partition: K['partition']
  readonly sort: SortOf<K>
  readonly indexes: I
  readonly version: V extends true ? 'version' : never
  readonly unique: NamesIn<U> & string
  readonly tenant: O
  readonly schemaVersion: X
  readonly keyParts: Exclude<Holes<K['partition']>, Shard> | Holes<SortOf<K>>
  readonly key: KeyOf<A, Holes<K['partition']> | Holes<SortOf<K>>>
  readonly item: ItemOf<Declared<A, V, S>>
  readonly newItem: GivenOf<A>
}

/**
 * Defines an entity: its attributes, and templates for its keys in the table and in secondary indexes. A `{hole}` in a
 * template takes the value of the attribute that it names; fixed text and holes are separated by the table's delimiter.
 * `{shard(10)}` in a partition template spreads its items over so many partitions.
 * @throws DesignError for what the types cannot refuse.
 */
export function defineEntity<
  const N extends string,
  T extends TableInput,
  const A extends Attributes,
  const K extends KeyInput,
  // biome-ignore lint/complexity/noBannedTypes: no indexes is an object without keys.
  const I extends EntityIndexInputs = {},
  const U extends readonly UniqueInput<NoInfer<keyof A & string>>[] = readonly [],
  V extends boolean = false,
  S extends boolean = false,
  const O extends NoInfer<keyof A & string> = never,
  const X extends number = never,
  // biome-ignore lint/complexity/noBannedTypes: no upcasters is an object without keys.
  const W extends UpcasterInputs = {},
>(
  table: Table<T>,
  name: N,
  input: {
    readonly attributes: A
    readonly key: K & CheckedKey<NoInfer<K>, A, T>
    /** What Keyprint keeps, such as `updatedAt`, can be part of an index key: every write makes it anew. */
    readonly indexes?: I & CheckedIndexes<NoInfer<I>, Declared<A, V, S>, T>
    /** Attributes, or lists of attributes, that no two items share. */
    readonly unique?: U
    /** Adds `version`, a number that every write raises: an optimistic lock. */
    readonly version?: V
    /** Adds `createdAt` and `updatedAt`. */
    readonly timestamps?: S
    /** The attribute that says whose item it is; the partition template's first value. */
    readonly tenant?: O
    /** The version of its items' shape, from 1; items that say none are of version 1. */
    readonly schemaVersion?: X
    /** The oldest version whose clients can read and update what this one writes. Default: this one. */
    readonly compatibleWith?: number
    /** How items of each older version become those of the next one: `{ 1: upcast(…), 2: upcast(…) }`. */
    readonly upcasters?: W & CheckedUpcasters<NoInfer<W>, Declared<A, V, S>, X>
    readonly description?: string
  },
): Entity<DefinedEntity<N, Table<T>, A, K, I, U, V, S, O, X>>
export function defineEntity(table: Table, name: string, input: EntityInput): unknown {
  checkEntityInput(table, name, input)
  const spec = freeze(entitySpec(table.spec, name, input))
  const indexes = Object.keys(spec.indexes).map((index) => [index, freeze({ entity: spec, index })] as const)
  checkIndexNames(name, spec.indexes)
  return freeze({ ...Object.fromEntries(indexes), spec })
}

function entitySpec(table: TableSpec, name: string, input: EntityInput): EntitySpec {
  const { description, key, tenant, schemaVersion, compatibleWith, upcasters } = input
  const indexes = Object.entries(input.indexes ?? {})
  return given<EntitySpec>({
    name,
    table: table.name,
    description,
    attributes: sorted(Object.entries({ ...toSpecs(input.attributes), ...managed(name, input) })),
    key: given<KeyTemplates>({ partition: key.partition, sort: key.sort }),
    indexes: sorted(indexes.map(([indexName, index]) => [indexName, indexSpec(index, key)])),
    unique: (input.unique ?? [])
      .map((attributes) => uniqueSpec(table, name, key, tenant, attributes))
      .sort((a, b) => (a.partition < b.partition ? -1 : 1)),
    version: input.version ? 'version' : undefined,
    tenant,
    schemaVersion,
    compatibleWith,
    upcasters,
  })
}

/** A local index shares the table's partition, and so its template. */
function indexSpec({ on, partition, sort }: EntityIndexInput, key: KeyInput): EntityIndexSpec {
  return { on, partition: templates(partition ?? key.partition), sort: templates(sort ?? []) }
}

const templates = (input: TemplateInput): readonly string[] => [input].flat()

function managed(entity: string, { attributes, version, timestamps }: EntityInput): AttributeSpecs {
  const added: AttributeSpecs = {
    ...(version ? { version: withTraits(integer().spec, { managed: 'version' }) } : {}),
    ...(timestamps ? { createdAt: time('createdAt'), updatedAt: time('updatedAt') } : {}),
  }
  checkManaged(entity, attributes, added)
  return added
}

const time = (by: ManagedBy) => withTraits(timestamp().spec, { managed: by })
