import type { Attribute, Mutability, Presence } from './attribute.js'
import type { ManagedBy } from './attribute-spec.js'
import type { StandardSchema } from './standard-schema.js'

/** Any attribute, whatever it holds. */
// biome-ignore lint/suspicious/noExplicitAny: the only type that every Attribute is assignable to.
export type AnyAttribute = Attribute<any, any, Presence, Mutability>

/** What may stand where an attribute stands. */
export type AttributeLike = AnyAttribute | StandardSchema

/** The attributes of an entity or a map, by name in code. */
export interface Attributes {
  readonly [name: string]: AttributeLike
}

/** What is read. */
export type ValueOf<A> = A extends AnyAttribute
  ? A['~types']['value']
  : A extends StandardSchema<unknown, infer V>
    ? V
    : never

/** What may be written. */
export type InputOf<A> = A extends AnyAttribute
  ? A['~types']['input']
  : A extends StandardSchema<infer I, unknown>
    ? I
    : never

/** Whether it must be given, and is there. A schema that takes or gives `undefined` says it by that. */
export type PresenceOf<A> = A extends AnyAttribute
  ? A['~types']['presence']
  : A extends StandardSchema<infer I, infer V>
    ? undefined extends V
      ? 'optional'
      : undefined extends I
        ? 'defaulted'
        : 'required'
    : never

/** Makes a type that reads as one object where a tooltip shows it. */
export type Flat<T> = { [K in keyof T]: T[K] } & {}

/** An attribute of this kind, seen at once; only what is not one is looked at more closely. */
interface With<P extends Presence> {
  readonly '~types': { readonly value: unknown; readonly input: unknown; readonly presence: P }
}

/** Names of the attributes that an item has for certain. Spelled name by name it costs the compiler least. */
type Certain<A, K extends keyof A = keyof A> = K extends unknown
  ? A[K] extends With<'required' | 'defaulted' | 'managed'>
    ? K
    : PresenceOf<A[K]> extends 'optional'
      ? never
      : K
  : never

/** Names of the attributes that must be given. */
type Needed<A, K extends keyof A = keyof A> = K extends unknown
  ? A[K] extends With<'required'>
    ? K
    : PresenceOf<A[K]> extends 'required'
      ? K
      : never
  : never

/** What an item has of an attribute; it may lack one that is optional. */
type ReadOf<A> =
  A extends With<'required'>
    ? A['~types']['value']
    : A extends With<'optional'>
      ? ValueOf<A> | undefined
      : ValueOf<A>

/** What is given for an attribute; one that need not be given can be said to be `undefined`. */
type WrittenOf<A> =
  A extends With<'required'>
    ? A['~types']['input']
    : PresenceOf<A> extends 'required'
      ? InputOf<A>
      : InputOf<A> | undefined

/**
 * Which fields an item has, and which of them must be there: a field is optional where both sides have it so. Fields
 * keep the order of the attributes, and an editor leads from a field to its attribute.
 */
type Fields<A, Names extends keyof A> = { [K in keyof A]?: unknown } & { [K in Names]: unknown }

/** `& {}` makes a tooltip show the fields in place of this type's name. */
type Values<A, F> = { -readonly [K in keyof F]: ReadOf<A[K & keyof A]> } & {}
type Inputs<A, F> = { -readonly [K in keyof F]: WrittenOf<A[K & keyof A]> } & {}

/** An item as it is read: optional attributes may be missing. */
export type ItemOf<A> = Values<A, Fields<A, Certain<A>>>

/** An item as it is written, of attributes none of which Keyprint manages: what has a default may be left out. */
export type GivenOf<A> = Inputs<A, Fields<A, Needed<A>>>

/** An item as it is written: what has a default may be left out, what Keyprint manages cannot be given. */
export type NewItemOf<A> = [ManagedIn<A>] extends [never] ? GivenOf<A> : GivenOf<Omit<A, ManagedIn<A>>>

/** No other attributes are ever managed, and looking at three costs less than looking at all. */
type ManagedIn<A> = {
  [K in keyof A & ManagedBy]: PresenceOf<A[K]> extends 'managed' ? K : never
}[keyof A & ManagedBy]
