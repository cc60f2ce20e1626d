import type { Attribute, Mutability, Presence } from './attribute.js'
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
export type ValueOf<A> = A extends { readonly '~types': { readonly value: infer V } }
  ? V
  : A extends StandardSchema<unknown, infer V>
    ? V
    : never

/** What may be written. */
export type InputOf<A> = A extends { readonly '~types': { readonly input: infer I } }
  ? I
  : A extends StandardSchema<infer I, unknown>
    ? I
    : never

/** Whether it must be given, and is there. A schema that takes or gives `undefined` says it by that. */
export type PresenceOf<A> = A extends { readonly '~types': { readonly presence: infer P } }
  ? P
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

/** Mapped over the attributes themselves, so that an editor leads from a field to the attribute that declares it. */
type Values<A, K extends keyof A> = { -readonly [N in K]: ValueOf<A[N]> }
type OptionalValues<A, K extends keyof A> = { -readonly [N in K]?: ValueOf<A[N]> | undefined }
type Inputs<A, K extends keyof A> = { -readonly [N in K]: InputOf<A[N]> }
type OptionalInputs<A, K extends keyof A> = { -readonly [N in K]?: InputOf<A[N]> | undefined }

/** An item as it is read: optional attributes may be missing. */
export type ItemOf<A> = Flat<
  Values<A, Exclude<keyof A, Having<A, 'optional'>>> & OptionalValues<A, Having<A, 'optional'>>
>

/** An item as it is written: what has a default may be left out, what Keyprint manages cannot be given. */
export type NewItemOf<A> = Flat<
  Inputs<A, Having<A, 'required'>> & OptionalInputs<A, Having<A, 'optional' | 'defaulted'>>
>
