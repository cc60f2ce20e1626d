import type { Attribute, Presence } from '../attribute/attribute.js'
import type { Attributes, PresenceOf, ValueOf } from '../attribute/attribute-types.js'
import type { NoOtherOptions, Problem } from '../errors/problem.js'
import type { TableInput } from '../table/define-table.js'
import type { Holes, ShardCount, TemplateInput } from '../template/template-types.js'

/** Key templates as they are written. */
export interface KeyInput {
  readonly partition: string
  readonly sort?: string
}

/** An index of an entity as it is written. The partition is left out for a local index. */
export interface EntityIndexInput {
  readonly on: string
  readonly partition?: TemplateInput
  readonly sort?: TemplateInput
}

/** All indexes of an entity as they are written. */
export interface EntityIndexInputs {
  readonly [name: string]: EntityIndexInput
}

/** What a key can be made of. Sets, lists and maps have no order-preserving text; bytes can be a whole key. */
type KeyValue = string | number | bigint | boolean | Date | Uint8Array

/** An attribute or schema whose values fit, seen at once; only what is none is looked at more closely. */
interface AttributeOf<Value, P extends Presence> {
  readonly '~types': { readonly value: Value; readonly presence: P }
}
interface SchemaOf<Value> {
  readonly '~standard': { readonly types?: { readonly output: Value } | undefined }
}

/** Where a conditional type asks for one of these, the compiler need not make it anew: they have names, and no parameters. */
type FitForKey = AttributeOf<KeyValue, 'required' | 'defaulted'> | SchemaOf<KeyValue>
type FitForIndex = AttributeOf<KeyValue | null | undefined, Presence> | SchemaOf<KeyValue | null | undefined>
interface WithSortKey {
  readonly sortKey: unknown
}
interface NeedsSort {
  readonly sort: string
}

/** The template itself, or a sentence that says what is wrong with it. */
export type CheckedKeyTemplate<T, A, Side> =
  Holes<T> extends keyof A
    ? A[Holes<T>] extends FitForKey
      ? T
      : ProblemOr<T, { [H in Holes<T>]: UnfitForKey<A[H], H> }[Holes<T>]>
    : CheckedOther<T, A, Side>

/** A template with what is no attribute: a shard, whose rest is checked as any other, or a slip of the pen. */
type CheckedOther<T, A, Side> = T extends `${infer Before}{shard(${infer Count})}${infer After}`
  ? Side extends 'sort'
    ? Problem<'a shard spreads partition keys, so it belongs into the partition template'>
    : Count extends ShardCount
      ? ShardIn<T, After, CheckedSide<`${Before}${After}`, A, Side>>
      : Problem<'a shard says how many there are, from 2 to 256, as in {shard(10)}'>
  : Problem<`{${Exclude<Holes<T>, keyof A> & string}} is not an attribute of this entity`>

type CheckedSide<T, A, Side> = Side extends 'key'
  ? CheckedKeyTemplate<T, A, Side>
  : CheckedIndexTemplate<T, A, Side>

type ShardIn<T, After, Rest> = After extends `${string}{shard(${string}`
  ? Problem<'one shard is enough'>
  : Rest extends string
    ? T
    : Rest

type ProblemOr<T, Found> = [Found] extends [never] ? T : Found

type UnfitForKey<A, H extends string> =
  PresenceOf<A> extends 'optional'
    ? Problem<`{${H}} is optional, but a primary key needs every part`>
    : ValueOf<A> extends KeyValue
      ? never
      : ValueOf<A> extends KeyValue | null
        ? Problem<`{${H}} can be null, but a key needs a value`>
        : UnfitForIndex<A, H>

type UnfitForIndex<A, H extends string> =
  ValueOf<A> extends KeyValue | null | undefined
    ? never
    : Problem<`{${H}} is not of a type that a key can hold`>

/** An index template may name optional attributes: an item that lacks one is not in the index. */
export type CheckedIndexTemplate<T, A, Side> = T extends string
  ? Holes<T> extends keyof A
    ? A[Holes<T>] extends FitForIndex
      ? T
      : ProblemOr<T, { [H in Holes<T>]: UnfitForIndex<A[H], H> }[Holes<T>]>
    : CheckedOther<T, A, Side>
  : { readonly [I in keyof T]: CheckedIndexTemplate<T[I], A, Side> }

/** The key as written, each template checked; with a sort template exactly where the table has a sort key. */
export type CheckedKey<K, A extends Attributes, T extends TableInput> = {
  readonly [P in keyof K]: P extends 'partition' | 'sort'
    ? P extends 'sort'
      ? T extends WithSortKey
        ? CheckedKeyTemplate<K[P], A, 'sort'>
        : Problem<'the table has no sort key'>
      : CheckedKeyTemplate<K[P], A, 'key'>
    : Problem<`'${P & string}' is not part of a key; it has 'partition' and 'sort'`>
} & (T extends WithSortKey ? NeedsSort : unknown)

/** The indexes as written, each on an index of the table, with a template for each of its keys, and each checked. */
export type CheckedIndexes<I, A, T extends TableInput> = {
  readonly [N in keyof I]: CheckedIndex<I[N], A, T['indexes']>
}

type CheckedIndex<I, A, Indexes> = I extends { readonly on: infer On }
  ? On extends keyof Indexes
    ? NeededTemplates<Indexes[On]> &
        CheckedTemplates<I, A> &
        (keyof I extends keyof EntityIndexInput
          ? unknown
          : NoOtherOptions<I, EntityIndexInput, "an entity's index">)
    : { readonly on: Problem<`the table has no index '${On & string}'`> }
  : never

interface CheckedTemplates<I, A> {
  readonly partition?: I extends { readonly partition: infer P }
    ? CheckedIndexTemplate<P, A, 'partition'>
    : unknown
  readonly sort?: I extends { readonly sort: infer S } ? CheckedIndexTemplate<S, A, 'sort'> : unknown
}

/** A local index has the table's partition key, and so its template. */
type NeededTemplates<Index> = Index extends LocalIndex
  ? NeedsSort
  : Index extends WithSortKey
    ? NeedsBoth
    : NeedsPartition

interface LocalIndex {
  readonly type: 'local'
}
interface NeedsBoth {
  readonly partition: TemplateInput
  readonly sort: TemplateInput
}
interface NeedsPartition {
  readonly partition: TemplateInput
  readonly sort?: Problem<'the index has no sort key'>
}

/** Attributes that Keyprint adds and keeps: an optimistic lock, times of creation and of the last write. */
export type ManagedAttributes<Version, Timestamps> = (Version extends true
  ? { readonly version: Attribute<number, number, 'managed', 'readOnly'> }
  : unknown) &
  (Timestamps extends true
    ? {
        readonly createdAt: Attribute<Date, Date, 'managed', 'readOnly'>
        readonly updatedAt: Attribute<Date, Date, 'managed', 'readOnly'>
      }
    : unknown)
