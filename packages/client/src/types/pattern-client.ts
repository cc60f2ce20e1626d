import type { QueryCommandInput, ScanCommandInput } from '@aws-sdk/client-dynamodb'
import type {
  AnyAccessPattern,
  EntityTypes,
  Flat,
  HolesOf,
  IndexOf,
  KeyParts,
  Problem,
  Source,
  TypesOf,
} from '@keyprint/key-design'
import type { ConditionOn } from '../expression/condition-types.js'
import type { ParallelReading } from '../read/parallel-reading.js'
import type { Reading } from '../read/reading.js'
import type { ScanCheckpoint } from '../read/scan-checkpoint.js'
import type { ScanProgress } from '../read/scan-progress.js'
import type { CallOptions } from '../send/send.js'
import type { EntityClient, SelectOption } from './entity-client.js'
import type { ItemOfEntity, KeyValues, LeadingParts, OpenParts } from './entity-parts.js'

/** The template of a source's partition key: the table's or its index's. A local index shares the table's. */
type PartitionOf<E extends EntityTypes, Index> = [Index] extends [never]
  ? E['partition']
  : E['indexes'][Index & string] extends { readonly partition: infer P }
    ? P
    : E['partition']

/** The template of a source's sort key. */
type SortOf<E extends EntityTypes, Index> = [Index] extends [never]
  ? E['sort']
  : E['indexes'][Index & string] extends { readonly sort: infer S }
    ? S
    : ''

type TableIndex<E extends EntityTypes, Index> = NonNullable<
  E['table']['~types']['indexes']
>[E['indexes'][Index & string]['on']]

/** What is read from an index that does not hold all attributes. Only parts of its keys are there for certain. */
type ProjectedItem<E extends EntityTypes, Index> = [Index] extends [never]
  ? ItemOfEntity<E>
  : TableIndex<E, Index> extends { readonly projection: infer P }
    ? P extends 'all'
      ? ItemOfEntity<E>
      : Known<
          ItemOfEntity<E>,
          KeyParts<E> | HolesOf<PartitionOf<E, Index> | SortOf<E, Index>>,
          P extends readonly (infer Name)[] ? Name : never
        >
    : ItemOfEntity<E>

/** Some attributes are there for certain, some when the item has them, the others may be. */
type Known<Item, Sure, Held> = Flat<
  { [K in keyof Item & Sure]-?: Item[K] & {} } & Pick<Item, Exclude<keyof Item & Held, Sure>> &
    Partial<Omit<Item, (Sure | Held) & keyof Item>>
>

/** Only the table and its local indexes can be read consistently. */
type Consistency<E extends EntityTypes, Index> = [Index] extends [never]
  ? boolean
  : TableIndex<E, Index> extends { readonly type: 'local' }
    ? boolean
    : Problem<'a global secondary index cannot be read consistently'>

/** What queries and scans have in common. */
export interface ReadCallOptions<Item, Consistent> extends CallOptions {
  /** How many items are wanted altogether. Default: all. */
  readonly limit?: number | undefined
  /** How many items DynamoDB reads for one request, at the most. Default: as many as fit into 1 MB. */
  readonly pageSize?: number | undefined
  /**
   * How many requests one page takes at the most, to each shard of a partition that has some. Where they find too few items, because a filter dropped most or they
   * have expired, the page has fewer or none, and a cursor. Default 20.
   */
  readonly requestsPerPage?: number | undefined
  /** The cursor of a page: continues after it. */
  readonly after?: string | undefined
  /** Reads what was written up to now; twice the capacity. Default false. */
  readonly consistent?: Consistent | undefined
  /** Gives items that have expired and that DynamoDB has not removed yet, too. Default false. */
  readonly includeExpired?: boolean | undefined
  /** Drops items after they were read, and billed: `o => o.total.gt(100)`. */
  readonly filter?: ConditionOn<Item> | undefined
}

/** A range of the sort key. Both ends belong to it; parts are given from the first one on. */
export type RangeOptions<E extends EntityTypes, Names> = Names extends readonly []
  ? { readonly from?: undefined; readonly to?: undefined; readonly beginsWith?: undefined }
  : RangeOf<LeadingParts<E, Names>>

/** From, to or both; or the parts that are fixed. */
export type RangeOf<Leading> =
  | {
      readonly from?: Leading | undefined
      readonly to?: Leading | undefined
      readonly beginsWith?: undefined
    }
  | { readonly beginsWith?: Leading | undefined; readonly from?: undefined; readonly to?: undefined }

/** The order of the sort key. */
export interface OrderOption {
  /** Default: ascending. */
  readonly order?: 'ascending' | 'descending' | undefined
}

/** Options of a query over one entity. */
export type QueryOptions<E extends EntityTypes, Index> = ReadCallOptions<
  ProjectedItem<E, Index>,
  Consistency<E, Index>
> &
  OrderOption &
  RangeOptions<E, OpenParts<SortOf<E, Index>, HolesOf<SortOf<E, Index>> & HolesOf<PartitionOf<E, Index>>>>

/** A query over one entity. */
export interface QueryCall<E extends EntityTypes, Index, Tenant extends boolean> {
  (
    input: QueryInput<E, Index, Tenant>,
    options?: QueryOptions<E, Index> & { readonly select?: undefined },
  ): Reading<ProjectedItem<E, Index>, ProjectedItem<E, Index>[], QueryCommandInput>
  <S extends keyof ProjectedItem<E, Index> & string>(
    input: QueryInput<E, Index, Tenant>,
    options: QueryOptions<E, Index> & SelectOption<S>,
  ): Reading<
    Flat<Pick<ProjectedItem<E, Index>, S>>,
    Flat<Pick<ProjectedItem<E, Index>, S>>[],
    QueryCommandInput
  >
}

/** The parts of the partition key, but what a tenant's client knows by itself. */
type QueryInput<E extends EntityTypes, Index, Tenant extends boolean> = Tenant extends true
  ? KeyValues<E['attributes'], Exclude<HolesOf<PartitionOf<E, Index>>, E['tenant']>>
  : KeyValues<E['attributes'], HolesOf<PartitionOf<E, Index>>>

/** A query over an item collection of several entities. */
export type CollectionCall<Input, Tagged, Grouped, Consistent> = (
  input: Input,
  options?: ReadCallOptions<never, Consistent> &
    OrderOption & { readonly filter?: Problem<'several entities have no attributes in common'> },
) => Reading<Tagged, Grouped, QueryCommandInput>

/** A scan. */
export interface ScanCall<Item, Tagged, Collected, Consistent> {
  (
    options?: ReadCallOptions<Item, Consistent> & {
      readonly segments?: undefined
      readonly checkpoint?: undefined
      readonly onProgress?: Problem<'only a scan in segments tells of its progress'>
    },
  ): Reading<Tagged, Collected, ScanCommandInput>
  (
    options: ReadCallOptions<Item, Consistent> & {
      /** Reads in so many parts, in no order; at once as long as DynamoDB takes it, and fewer when it has no capacity. */
      readonly segments: number
      /** Goes on where a scan in as many segments was: the checkpoint of the last page that was done with. */
      readonly checkpoint?: ScanCheckpoint | undefined
      /** Is told before each page is given. What it throws ends the reading; the checkpoint before that page holds. */
      readonly onProgress?: ((progress: ScanProgress) => void) | undefined
      readonly limit?: Problem<'a scan in segments has no order, and so no limit'>
      readonly after?: Problem<'a scan in segments has no order, and so no cursor'>
    },
  ): ParallelReading<Tagged, Collected, ScanCommandInput>
}

/** One item of several entities, told by its entity. */
export type TaggedItem<S> = S extends Source
  ? { readonly entity: TypesOf<S>['name']; readonly item: ProjectedItem<TypesOf<S>, IndexOf<S>> }
  : never

/** The items of an item collection by entity: one where the sort key of the table is fixed, else a list. */
export type GroupedItems<S> = Flat<{
  [One in S as One extends Source ? TypesOf<One>['name'] : never]: One extends Source
    ? [IndexOf<One> | HolesOf<TypesOf<One>['sort']>] extends [never]
      ? ProjectedItem<TypesOf<One>, IndexOf<One>> | undefined
      : ProjectedItem<TypesOf<One>, IndexOf<One>>[]
    : never
}>

/** The items of a scan by entity. */
export type ScannedItems<S> = Flat<{
  [One in S as One extends Source ? TypesOf<One>['name'] : never]: One extends Source
    ? ProjectedItem<TypesOf<One>, IndexOf<One>>[]
    : never
}>

/** What a tenant's client knows by itself. */
export type BoundOf<E extends EntityTypes, Tenant extends boolean> = Tenant extends true ? E['tenant'] : never

/** What an access pattern reads beyond one tenant: all of a scan, and partitions that do not name the tenant. */
export type ForeignSource<P extends AnyAccessPattern> = P['~types']['kind'] extends 'scan'
  ? P
  : WithoutTenant<P['~types']['sources'][number]>

type WithoutTenant<S> = S extends Source
  ? [TypesOf<S>['tenant']] extends [never]
    ? S
    : TypesOf<S>['tenant'] extends HolesOf<PartitionOf<TypesOf<S>, IndexOf<S>>>
      ? never
      : S
  : never

type QueryOf<Sources extends readonly Source[], Tenant extends boolean> = Sources['length'] extends 1
  ? QueryCall<Sources[0]['~types'], IndexOf<Sources[0]>, Tenant>
  : CollectionCall<
      QueryInput<Sources[0]['~types'], IndexOf<Sources[0]>, Tenant>,
      TaggedItem<Sources[number]>,
      GroupedItems<Sources[number]>,
      Consistency<Sources[0]['~types'], IndexOf<Sources[0]>>
    >

type ScanOf<Sources extends readonly Source[]> = Sources extends readonly [infer Only]
  ? ScanCall<
      ProjectedItem<TypesOf<Only>, IndexOf<Only>>,
      ProjectedItem<TypesOf<Only>, IndexOf<Only>>,
      ProjectedItem<TypesOf<Only>, IndexOf<Only>>[],
      Consistency<TypesOf<Only>, IndexOf<Only>>
    >
  : ScanCall<
      never,
      TaggedItem<Sources[number]>,
      ScannedItems<Sources[number]>,
      Consistency<TypesOf<Sources[0]>, IndexOf<Sources[0]>>
    >

/** A get by name. */
export type GetCall<E extends EntityTypes, Tenant extends boolean> = EntityClient<
  E,
  BoundOf<E, Tenant>
>['get']

/** The method of the client for an access pattern. */
export type PatternCall<
  P extends AnyAccessPattern,
  Tenant extends boolean,
> = P['~types']['kind'] extends 'get'
  ? GetCall<TypesOf<P['~types']['sources'][0]>, Tenant>
  : P['~types']['kind'] extends 'query'
    ? QueryOf<P['~types']['sources'], Tenant>
    : ScanOf<P['~types']['sources']>
