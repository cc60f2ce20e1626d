import type { Attribute } from '../attribute/attribute.js'
import type { Attributes, PresenceOf, ValueOf } from '../attribute/attribute-types.js'
import type { TableInput } from '../table/define-table.js'
import type { Holes, TemplateInput } from '../template/template-types.js'

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

/** A type error that reads as a sentence: nothing can be assigned to it. */
export interface Problem<Sentence extends string> {
  readonly '~problem': Sentence
}

/** What a key can be made of. Sets, lists, maps and bytes have no order-preserving text. */
type KeyValue = string | number | bigint | boolean | Date

/** The template itself, or a sentence that says what is wrong with it. */
export type CheckedKeyTemplate<T, A extends Attributes> =
  Holes<T> extends infer Hole
    ? [Hole] extends [never]
      ? T
      : Exclude<Hole, keyof A> extends never
        ? { [H in Hole & keyof A]: UnfitForKey<A[H], H> }[Hole & keyof A] extends infer Problem
          ? [Problem] extends [never]
            ? T
            : Problem
          : never
        : Problem<`{${Exclude<Hole, keyof A> & string}} is not an attribute of this entity`>
    : never

type UnfitForKey<A, H> =
  PresenceOf<A> extends 'optional'
    ? Problem<`{${H & string}} is optional, but a primary key needs every part`>
    : Unkeyable<A, H>

type Unkeyable<A, H> =
  null extends ValueOf<A>
    ? Problem<`{${H & string}} can be null, but a key needs a value`>
    : ValueOf<A> extends KeyValue | Uint8Array
      ? never
      : Problem<`{${H & string}} is not of a type that a key can hold`>

/** An index template may name optional attributes: an item that lacks one is not in the index. */
export type CheckedIndexTemplate<T, A extends Attributes> = T extends string
  ? Exclude<Holes<T>, keyof A> extends never
    ? T
    : Problem<`{${Exclude<Holes<T>, keyof A> & string}} is not an attribute of this entity`>
  : { readonly [I in keyof T]: CheckedIndexTemplate<T[I], A> }

/** The key as written, each template checked; with a sort template exactly where the table has a sort key. */
export type CheckedKey<K, A extends Attributes, T extends TableInput> = {
  readonly [P in keyof K]: P extends 'partition' | 'sort'
    ? P extends 'sort'
      ? T extends { readonly sortKey: unknown }
        ? CheckedKeyTemplate<K[P], A>
        : Problem<'the table has no sort key'>
      : CheckedKeyTemplate<K[P], A>
    : Problem<`'${P & string}' is not part of a key; it has 'partition' and 'sort'`>
} & (T extends { readonly sortKey: unknown } ? { readonly sort: string } : unknown)

/** The indexes as written, each on an index of the table and each template checked. */
export type CheckedIndexes<I, A extends Attributes, T extends TableInput> = {
  readonly [N in keyof I]: {
    readonly [P in keyof I[N]]: P extends 'on'
      ? I[N][P] extends keyof T['indexes']
        ? I[N][P]
        : Problem<`the table has no index '${I[N][P] & string}'`>
      : CheckedIndexTemplate<I[N][P], A>
  }
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
