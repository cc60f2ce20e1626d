import type {
  AnyAttribute,
  EntityTypes,
  Flat,
  HoleListOf,
  HolesOf,
  InputOf,
  KeyParts,
  PresenceOf,
  Problem,
  Shard,
  ValueOf,
} from '@keyprint/key-design'
import type { ChangePath } from '../expression/change-types.js'

/** Without some names; with nothing to leave out it stays the same type. */
export type Without<T, Names> = [Names] extends [never] ? T : Flat<Omit<T, Names & keyof T>>

/** An item of an entity, as it is read. */
export type ItemOfEntity<E extends EntityTypes> = E['item']

/** An item of an entity, as it is created; `Bound` is what a tenant's client knows by itself. */
export type NewItemOfEntity<E extends EntityTypes, Bound> = Without<E['newItem'], Bound>

/** Values of some attributes, as they are given. */
export type Parts<A, Names> = Flat<{ -readonly [Name in Names & keyof A]: InputOf<A[Name]> }>

/**
 * Values of parts of a key, none of which can be null: an item that has none there is not in the index. A condition that
 * always holds makes messages show the fields in place of this type's name, and costs the compiler less than `Flat`.
 */
export type KeyValues<A, Names> = A extends unknown
  ? { -readonly [Name in Names & keyof A]: InputOf<A[Name]> & {} }
  : never

/** The key of an item. */
export type KeyOfEntity<E extends EntityTypes, Bound> = Without<E['key'], Bound>

/** What Keyprint keeps is read-only too. */
interface ReadOnly {
  readonly '~types': { readonly mutability: 'readOnly' }
}

interface SetOnUpdate {
  readonly '~types': { readonly mutability: 'setOnUpdate' }
}

/** The templates of an index: a local one has no partition of its own, others may have no sort key. */
type TemplatesOf<Index> = Index[keyof Index & ('partition' | 'sort')]

/**
 * Attributes that index keys are made from: what add or append gives is not known beforehand. An attribute alone may be
 * the key itself, and then it need not be known.
 */
export type IndexParts<E extends EntityTypes> = PartsOfIndex<E['indexes'][keyof E['indexes']]>

type PartsOfIndex<Index> = Index extends unknown ? MadeFrom<TemplatesOf<Index>> : never

type MadeFrom<T> = T extends readonly string[]
  ? MadeFrom<T[number]>
  : T extends `{${infer Hole}}`
    ? Hole extends `${string}}${string}`
      ? HolesOf<T>
      : never
    : HolesOf<T>

/** Values by attribute; a sentence for those that never change. */
export type Settable<A, Keys> = {
  readonly [K in keyof A]?: Mutable<A[K], K, Keys, InputOf<A[K]>> | undefined
} & {}

/** Sentences cost the compiler nothing until an attribute is named; leaving attributes out costs it every time. */
type Mutable<A, K, Keys, Then> = K extends Keys
  ? Problem<'part of the primary key, which never changes'>
  : A extends ReadOnly
    ? Problem<'read-only'>
    : Then

/** Each index key is set with all of its parts, or with none. */
export type CompleteIndexKeys<E extends EntityTypes> = Intersection<
  {
    [I in keyof E['indexes']]: RulesOf<E, TemplatesOf<E['indexes'][I]>>
  }[keyof E['indexes']]
>

/** A template of one part, or none, needs no rule; in a multi-attribute key each attribute is by itself. */
type RulesOf<E extends EntityTypes, T> = T extends `${string}{${string}}${string}{${string}`
  ? RuleOf<E, Exclude<HolesOf<T>, KeyParts<E> | Shard>>
  : never

/** Parts of the primary key are known. Rules are in a tuple so that they can be intersected. */
type RuleOf<E extends EntityTypes, Names> = 'updatedAt' extends Names
  ? RuleWithUpdatedAt<E, Names>
  : IsUnion<Names> extends true
    ? [RuleBeside<E, Names, SetByUpdates<E['attributes'], Names>>]
    : never

/** Parts that are set on every update are known by themselves, and so every update needs the others. */
type RuleBeside<E extends EntityTypes, Names, Set> = [Set] extends [never]
  ? WholeIndexKey<Parts<E['attributes'], Names>> | NoParts<Names>
  : WholeIndexKey<Parts<E['attributes'], Exclude<Names, Set>>>

type SetByUpdates<A, Names> = Names extends keyof A ? (A[Names] extends SetOnUpdate ? Names : never) : never

/** Where Keyprint keeps that part every update changes it, and so needs the others. */
type RuleWithUpdatedAt<E extends EntityTypes, Names> =
  IsUnion<Names> extends true
    ? 'updatedAt' extends keyof E['given']
      ? [WholeIndexKey<Parts<E['attributes'], Names>> | NoParts<Names>]
      : [WholeIndexKey<Parts<E['attributes'], Exclude<Names, 'updatedAt'>>>]
    : never

/** Its name is the explanation that a message gives. */
type WholeIndexKey<Values> = { readonly [Part in keyof Values]: Values[Part] }

type NoParts<Names> = Flat<{ readonly [Part in Names & string]?: undefined }>

type IsUnion<T, All = T> = [T] extends [never]
  ? false
  : T extends unknown
    ? [All] extends [T]
      ? false
      : true
    : false

type Intersection<U> = [U] extends [never]
  ? unknown
  : (U extends [infer R] ? (rule: R) => void : never) extends (rule: infer All) => void
    ? All
    : unknown

/** Values by attribute, for those of some kind of value; a sentence for the others. */
export type OfValue<E extends EntityTypes, V, Kind extends string> = {
  readonly [K in keyof E['attributes']]?:
    | Mutable<
        E['attributes'][K],
        K,
        KeyParts<E>,
        Extending<E['attributes'][K], K, IndexParts<E> | E['unique'], V, Kind>
      >
    | undefined
}

type Extending<A, K, Parts, V, Kind extends string> = K extends Parts
  ? Problem<'part of an index key or unique, so its new value must be known; use set'>
  : ValueOf<A> extends V
    ? InputOf<A>
    : Problem<`not ${Kind}`>

/** Attributes that an item may lack, and so may lose. Parts of the primary key are never optional. */
export type Removable<A> = {
  [K in keyof A as PresenceOf<A[K]> extends 'optional' ? (A[K] extends ReadOnly ? never : K) : never]: K
}

/** An item, to change places in it; a sentence for attributes that never change, or only by `set`. */
export type Changeable<E extends EntityTypes> = {
  readonly [K in keyof E['attributes']]-?: Mutable<
    E['attributes'][K],
    K,
    KeyParts<E>,
    K extends IndexParts<E> | E['unique']
      ? Problem<'part of an index key or unique, so its new value must be known; use set'>
      : ChangeOf<E['attributes'][K]>
  >
}

type ChangeOf<A> = ChangePath<ValueOf<A> & {}, SetTo<A>>

/** What a change sets an attribute to. Within a schema nothing is checked by it, so that values are as they are read. */
type SetTo<A> = A extends AnyAttribute ? InputOf<A> : Exclude<ValueOf<A>, undefined>

/** Parts of a sort key from the first one on, without a gap. One that comes again was given before. */
export type LeadingParts<E extends EntityTypes, Names, Given = never> = Names extends readonly [
  infer First,
  ...infer Rest,
]
  ? KeyValues<E['attributes'], First> &
      (Rest extends readonly []
        ? unknown
        : NoParts<Exclude<Rest[number], Given | First>> | LeadingParts<E, Rest, Given | First>)
  : never

/** The parts of a sort key that the partition does not fix already. */
export type OpenParts<Sort, Fixed> = Drop<HoleListOf<Sort>, Fixed>

type Drop<Parts, Fixed> = [Fixed] extends [never]
  ? Parts
  : Parts extends readonly [infer First, ...infer Rest]
    ? First extends Fixed
      ? Drop<Rest, Fixed>
      : [First, ...Drop<Rest, Fixed>]
    : []
