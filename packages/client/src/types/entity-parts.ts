import type {
  EntityTypes,
  Flat,
  HoleListOf,
  HolesOf,
  InputOf,
  ItemOf,
  KeyParts,
  NewItemOf,
  PartsOf,
  PresenceOf,
  ValueOf,
} from '@keyprint/key-design'

/** Without some names; with nothing to leave out it stays the same type. */
export type Without<T, Names> = [Names] extends [never] ? T : Flat<Omit<T, Names & keyof T>>

/** An item of an entity, as it is read. */
export type ItemOfEntity<E extends EntityTypes> = ItemOf<E['attributes']>

/** An item of an entity, as it is created; `Bound` is what a tenant's client knows by itself. */
export type NewItemOfEntity<E extends EntityTypes, Bound> = Without<NewItemOf<E['attributes']>, Bound>

/** The key of an item. */
export type KeyOfEntity<E extends EntityTypes, Bound> = PartsOf<E, Exclude<KeyParts<E>, Bound>>

/** Attributes that an update may change. */
export type Changeable<E extends EntityTypes> = {
  [K in keyof E['attributes']]: K extends KeyParts<E>
    ? never
    : PresenceOf<E['attributes'][K]> extends 'managed'
      ? never
      : E['attributes'][K] extends { readonly '~types': { readonly mutability: 'readOnly' } }
        ? never
        : K
}[keyof E['attributes']] &
  string

/** Attributes that index keys are made from: what add or append gives is not known beforehand. */
export type IndexParts<E extends EntityTypes> = HolesOf<
  E['indexes'][keyof E['indexes']]['partition' | 'sort']
>

/** What `set` takes. */
export type SetInput<E extends EntityTypes> = {
  readonly [K in Changeable<E>]?: InputOf<E['attributes'][K]> | undefined
} & CompleteIndexKeys<E>

/** Each index key is set with all of its parts, or with none. */
export type CompleteIndexKeys<E extends EntityTypes> = Intersection<
  {
    [I in keyof E['indexes']]: RulesOf<E, E['indexes'][I]['partition'] | E['indexes'][I]['sort']>
  }[keyof E['indexes']]
>

type RulesOf<E extends EntityTypes, T> = T extends string
  ? RuleOf<E, Exclude<HolesOf<T>, KeyParts<E>>>
  : T extends readonly string[]
    ? RuleOf<E, never>
    : never

/** One part, or none, needs no rule. Rules are in a tuple so that they can be intersected. */
type RuleOf<E extends EntityTypes, Parts> =
  IsUnion<Parts> extends true ? [PartsOf<E, Parts> | { readonly [P in Parts & string]?: undefined }] : never

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

/** Attributes of some kind of value, to be changed by a clause of an update. */
export type OfValue<E extends EntityTypes, V> = {
  readonly [K in Exclude<Changeable<E>, IndexParts<E>> as ValueOf<E['attributes'][K]> extends V ? K : never]?:
    | InputOf<E['attributes'][K]>
    | undefined
}

/** Attributes that an item may lack, and so may lose. */
export type Removable<E extends EntityTypes> = {
  [K in Changeable<E>]: PresenceOf<E['attributes'][K]> extends 'optional' ? K : never
}[Changeable<E>]

/** Parts of a sort key from the first one on, without a gap. */
export type LeadingParts<E extends EntityTypes, Parts> = Parts extends readonly [infer First, ...infer Rest]
  ? PartsOf<E, First> & (Rest extends readonly [] ? unknown : NoParts<Rest> | LeadingParts<E, Rest>)
  : never

type NoParts<Parts> = Parts extends readonly unknown[]
  ? { readonly [P in Parts[number] & string]?: undefined }
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
