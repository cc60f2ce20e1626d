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

/** Names of the attributes with one of these presences. Spelled this way it costs the compiler least. */
type Having<A, P extends Presence> = {
  [K in keyof A]: PresenceOf<A[K]> extends P ? K : never
}[keyof A]

/**
 * Which fields an item has, and which of them must be there: a field is optional where both sides have it so. Fields
 * keep the order of the attributes, and an editor leads from a field to its attribute.
 */
type Fields<A, Required extends keyof A> = { [K in keyof A]?: undefined } & { [K in Required]: never }

/** `& {}` makes a tooltip show the fields in place of this type's name. */
type Values<A, F> = { -readonly [K in keyof F]: ValueOf<A[K & keyof A]> | F[K] } & {}
type Inputs<A, F> = { -readonly [K in keyof F]: InputOf<A[K & keyof A]> | F[K] } & {}
type InputsBut<A, F, Name> = {
  -readonly [K in keyof F as Exclude<K, Name>]: InputOf<A[K & keyof A]> | F[K]
} & {}

/** An item as it is read: optional attributes may be missing. */
export type ItemOf<A> = Values<A, Fields<A, Exclude<keyof A, Having<A, 'optional'>>>>

/** An item as it is written: what has a default may be left out, what Keyprint manages cannot be given. */
export type NewItemOf<A> = [ManagedIn<A>] extends [never]
  ? Inputs<A, Fields<A, Having<A, 'required'>>>
  : InputsBut<A, Fields<A, Having<A, 'required'>>, ManagedIn<A>>

/** No other attributes are ever managed, and looking at three costs less than looking at all. */
type ManagedIn<A> = {
  [K in keyof A & ManagedBy]: PresenceOf<A[K]> extends 'managed' ? K : never
}[keyof A & ManagedBy]
