import type { Flat, Problem } from '@keyprint/key-design'
import type { AnyCollection, Collections } from './collection.js'

/** What a Standard Schema gives. */
export type OutputOf<S> = S extends {
  readonly '~standard': { readonly types?: { readonly output: infer Output } | undefined }
}
  ? Output
  : never

/** What a Standard Schema takes. */
export type InputOf<S> = S extends {
  readonly '~standard': { readonly types?: { readonly input: infer Input } | undefined }
}
  ? Input
  : never

/** Fields that are always there and always text: what a key can be made of. */
export type TextField<Document> = {
  [F in keyof Document & string]-?: Document[F] extends string ? F : never
}[keyof Document & string]

/** Fields that are a text, a number, or may be missing. */
type FieldOf<Document, Value> = {
  [F in keyof Document & string]-?: NonNullable<Document[F]> extends Value
    ? null extends Document[F]
      ? never
      : F
    : never
}[keyof Document & string]

/** The field that says when a document expires; it may be missing. */
export type ExpiryField<Document> = FieldOf<Document, string>

/** A field of an index: a text by its name, a number with its type. */
export type IndexFieldOf<Document> =
  | FieldOf<Document, string>
  | { readonly field: FieldOf<Document, number>; readonly type: 'number' }

/** The indexes of a collection as they are written. */
export interface IndexInputs<Document> {
  readonly [name: string]: {
    readonly partition: IndexFieldOf<Document>
    readonly sort?: IndexFieldOf<Document>
  }
}

/** An index as it is written, whatever the document. */
export interface IndexInput {
  readonly partition: string | IndexField
  readonly sort?: string | IndexField
}

/** A field that an index key is made from. */
export interface IndexField {
  readonly field: string
  readonly type: 'string' | 'number'
}

/** An index: documents with one value of a field, sorted by another. One without the field is not in the index. */
export interface IndexSpec {
  readonly partition: IndexField
  readonly sort?: IndexField | undefined
}

/** Indexes by name. */
export interface IndexSpecs {
  readonly [name: string]: IndexSpec
}

/** The type itself where it is JSON; a sentence where it is not. */
export type Jsonable<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends
        | Date
        | bigint
        | symbol
        | Uint8Array
        | ReadonlySet<unknown>
        | ReadonlyMap<unknown, unknown>
        | ((...rest: never[]) => unknown)
    ? Problem<'this is not JSON'>
    : T extends object
      ? { readonly [K in keyof T]: Jsonable<T[K]> }
      : T

/** The document of a collection: `type Order = DocumentOf<typeof order>`. */
export type DocumentOf<C extends AnyCollection> = C['~types']['document']

/** A document of a collection as it is given: what has a default may be left out. */
export type NewDocumentOf<C extends AnyCollection> = C['~types']['input']

type KeyFields<C extends AnyCollection> = C['~types']['id'] | C['~types']['sort']

/** What names a document of a collection: `{ customerId: string; orderId: string }`. */
export type KeyOf<C extends AnyCollection> = { readonly [F in KeyFields<C>]: string } & {}

/** What a patch changes: fields that are not of the key. `undefined` changes nothing. */
export type PatchOf<C extends AnyCollection> = Flat<{
  readonly [F in Exclude<keyof DocumentOf<C>, KeyFields<C>>]?: DocumentOf<C>[F] | undefined
}>

/** Fields that a document can be without. */
export type RemovableOf<C extends AnyCollection> = {
  [F in keyof DocumentOf<C> & string]-?: undefined extends DocumentOf<C>[F] ? F : never
}[keyof DocumentOf<C> & string]

/** The names of collections. */
export type NameOf<C extends Collections> = keyof C & string

/** The names of the indexes of a collection. */
export type IndexNameOf<C extends AnyCollection> = keyof C['~types']['indexes'] & string

type PlainField<F> = F extends { readonly field: infer Name } ? Name : F

type Part<C extends AnyCollection, Index, P extends 'partition' | 'sort'> = C['~types']['indexes'][Index &
  keyof C['~types']['indexes']] extends { readonly [K in P]: infer F }
  ? PlainField<F>
  : never

/** The field and value that a query by an index is for. */
export type IndexInputOf<C extends AnyCollection, Index> = {
  readonly [F in Part<C, Index, 'partition'> & keyof DocumentOf<C>]: NonNullable<DocumentOf<C>[F]>
} & {}

/** An end of a range: a value of the field that the index is sorted by. */
export type RangeEndOf<C extends AnyCollection, Index> = [Part<C, Index, 'sort'>] extends [never]
  ? Problem<'the index is not sorted by a field'>
  : NonNullable<DocumentOf<C>[Part<C, Index, 'sort'> & keyof DocumentOf<C>]>
