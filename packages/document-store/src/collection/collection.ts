import type { Problem, StandardSchema } from '@keyprint/key-design'
import type {
  ExpiryField,
  IndexInput,
  IndexInputs,
  IndexSpecs,
  InputOf,
  Jsonable,
  OutputOf,
  TextField,
} from './collection-types.js'

/** What one kind of document is, whoever keeps it. */
export interface Collection<
  Document = unknown,
  Input = unknown,
  Id extends string = string,
  Sort extends string = string,
  Indexes = unknown,
> {
  readonly schema: StandardSchema
  /** The field that names a document. */
  readonly id: Id
  /** The field that, with the id, names a document. */
  readonly sort?: Sort | undefined
  readonly indexes: IndexSpecs
  /** The field that says when a document expires, as text of ISO 8601. */
  readonly expires?: string | undefined
  /** Types only, never a value. */
  readonly '~types': {
    readonly document: Document
    readonly input: Input
    readonly id: Id
    readonly sort: Sort
    readonly indexes: Indexes
  }
}

/** Any collection. */
// biome-ignore lint/suspicious/noExplicitAny: whatever its documents are.
export type AnyCollection = Collection<any, any, any, any, any>

/** Collections by name. */
export interface Collections {
  readonly [name: string]: AnyCollection
}

/**
 * Defines what a collection holds and how it is found. Fields of keys and indexes are texts; an index can also be of
 * numbers: `{ field: 'total', type: 'number' }`.
 */
export function defineCollection<
  S extends StandardSchema,
  const Id extends TextField<OutputOf<S>>,
  const Sort extends TextField<OutputOf<S>> = never,
  // biome-ignore lint/complexity/noBannedTypes: no indexes is an object without keys.
  const I extends IndexInputs<OutputOf<S>> = {},
>(input: {
  /** The type of a document, by zod, valibot, arktype or another Standard Schema. */
  readonly schema: S &
    (OutputOf<S> extends Jsonable<OutputOf<S>>
      ? unknown
      : Problem<'a document is JSON: no Date, bigint, Set, Map or bytes; keep dates as text of ISO 8601'>)
  readonly id: Id
  /** With it, several documents have one id, sorted by this. */
  readonly sort?: Sort
  readonly indexes?: I
  /** The field that says when a document expires. Default: never. */
  readonly expires?: ExpiryField<OutputOf<S>>
}): Collection<OutputOf<S>, InputOf<S>, Id, Sort, I> {
  const { schema, id, sort, indexes = {}, expires } = input
  const specs = Object.entries(indexes as { readonly [name: string]: IndexInput }).map(([name, index]) => [
    name,
    { partition: fieldSpec(index.partition), sort: index.sort && fieldSpec(index.sort) },
  ])
  return Object.freeze({ schema, id, sort, expires, indexes: Object.fromEntries(specs) }) as never
}

function fieldSpec(input: IndexInput['partition']) {
  return typeof input === 'string'
    ? { field: input, type: 'string' }
    : { field: input.field, type: input.type }
}
