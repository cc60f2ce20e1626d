import type { AttributeSpecs } from '../attribute/attribute-spec.js'
import type { Attributes, ItemOf } from '../attribute/attribute-types.js'
import { toSpecs } from '../attribute/to-spec.js'
import { given } from '../design/given.js'
import type { UniqueInput } from './unique.js'

/** What items of an older version were, as plain data and one function. */
export interface UpcasterSpec {
  /** The attributes that the next version does not have, or has otherwise, or that `change` reads. */
  readonly attributes: AttributeSpecs
  /** What was unique in that version, where the next one says it otherwise. */
  readonly unique?: readonly UniqueInput[]
  /** What becomes of them in the next version; no part of the design's JSON. */
  readonly change: (old: never) => object
}

/** An older version of an entity's items, and the way from it to the next. */
export interface Upcaster<A extends Attributes = Attributes, R = object> extends UpcasterSpec {
  /** Types only, never a value. */
  readonly '~types': { readonly attributes: A; readonly result: R }
}

/** What else is to be known of an older version. */
export interface UpcastOptions<Name> {
  /** What was unique in that version, where the next one says it otherwise. */
  readonly unique?: readonly UniqueInput<Name>[]
}

/**
 * How items of an older version become those of the next one: `upcast({ name: string() }, ({ name }) => split(name))`.
 * @param attributes those of the older version that the next one does not have, or has otherwise, or that are read here
 * @param change gives the attributes of the next version that are new or other; pure, because it runs on every read of
 * an older item. All that it does not give goes over as it is; `undefined` leaves an attribute out.
 */
export function upcast<const A extends Attributes, const R extends object>(
  attributes: A,
  change: (old: ItemOf<A>) => R,
  { unique }: UpcastOptions<NoInfer<keyof A & string>> = {},
): Upcaster<A, R> {
  return given<UpcasterSpec>({ attributes: toSpecs(attributes), unique, change }) as Upcaster<A, R>
}
