import type { InputOf, PresenceOf, ValueOf } from '../attribute/attribute-types.js'
import type { Problem } from '../errors/problem.js'
import type { Upcaster } from './upcast.js'

/** Upcasters as they are written, by the version that each takes up. */
export interface UpcasterInputs {
  readonly [version: number]: Upcaster
}

/** More versions than the compiler can count in a moment. */
type TooMany = 100

/** The versions below one: 1, 2, … */
type Below<X> = [X] extends [never] ? never : From<X>

type From<X, Counted extends readonly unknown[] = [unknown]> = Counted['length'] extends X | TooMany
  ? never
  : Counted['length'] | From<X, [...Counted, unknown]>

/** The version that follows. */
type Next<V, Counted extends readonly unknown[] = []> = Counted['length'] extends V | TooMany
  ? [...Counted, unknown]['length']
  : Next<V, [...Counted, unknown]>

type OldOf<U> = U extends { readonly '~types': { readonly attributes: infer O } } ? O : never
type ResultOf<U> = U extends { readonly '~types': { readonly result: infer R } } ? R : never

/** Names that some result has; results may differ. */
type Names<R> = R extends unknown ? keyof R : never

/** The attributes of a version, worked out from the current ones: what an upcaster gives is new after it. */
type Shape<W, A, X, V> = V extends Below<X> & keyof W
  ? OldOf<W[V]> & Omit<Shape<W, A, X, Next<V>>, keyof OldOf<W[V]> | Names<ResultOf<W[V]>>>
  : A

/** What an attribute takes; one that need not be given may be left out by `undefined`. */
type Accepted<A> = PresenceOf<A> extends 'required' | 'managed' ? InputOf<A> : InputOf<A> | undefined

/** Literals in an upcaster are read-only to the compiler. */
type Plain<T> = T extends (...args: never) => unknown
  ? T
  : T extends readonly (infer Element)[]
    ? Plain<Element>[]
    : T extends Date | Uint8Array | ReadonlySet<unknown>
      ? T
      : T extends object
        ? { -readonly [K in keyof T]: Plain<T[K]> }
        : T

/** Names in a result that do not fit the next version. */
type Unfit<R, N> = { [K in keyof R & keyof N]: Plain<R[K]> extends Accepted<N[K]> ? never : K }[keyof R &
  keyof N]

/** Names that both versions have, differently, and of which the upcaster makes nothing. */
type Forgotten<O, R, N> = {
  [K in Exclude<keyof O & keyof N, Names<R>>]: [ValueOf<O[K]>] extends [ValueOf<N[K]>]
    ? PresenceOf<O[K]> extends 'optional'
      ? PresenceOf<N[K]> extends 'required' | 'managed'
        ? K
        : never
      : never
    : K
}[Exclude<keyof O & keyof N, Names<R>>]

type CheckedResult<U, R, N, V> = R extends unknown
  ? [Exclude<keyof R, keyof N>] extends [never]
    ? [Unfit<R, N>] extends [never]
      ? [Forgotten<OldOf<U>, ResultOf<U>, N>] extends [never]
        ? unknown
        : Problem<`'${Forgotten<OldOf<U>, ResultOf<U>, N> & string}' is of another type in version ${Next<V> & number}, so the upcaster has to give it`>
      : Problem<`what the upcaster gives for '${Unfit<R, N> & string}' does not fit version ${Next<V> & number}`>
    : Problem<`'${Exclude<keyof R, keyof N> & string}' is not an attribute of version ${Next<V> & number}`>
  : never

/** The upcasters as written: one for each version below the current one, each of which gives what the next one has. */
export type CheckedUpcasters<W, A, X> = {
  readonly [V in keyof W]: V extends Below<X>
    ? CheckedResult<W[V], ResultOf<W[V]>, Shape<W, A, X, Next<V>>, V>
    : Problem<`version ${V & (string | number)} is not below the entity's schemaVersion`>
} & { readonly [V in Below<X>]: unknown }
