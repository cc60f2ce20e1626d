import type { Collections } from '../collection/collection.js'
import type { DocumentOf, KeyOf, NameOf, NewDocumentOf, RemovableOf } from '../collection/collection-types.js'
import type { Changes, PatchOptions, WriteOptions } from './store.js'

/** One write, as plain data. */
export type WriteOperation =
  | { readonly kind: 'insert'; readonly collection: string; readonly document: unknown }
  | (Put & { readonly kind: 'put' })
  | (OnKey & {
      readonly kind: 'patch'
      readonly changes: unknown
      readonly options: PatchOptions<unknown, string>
    })
  | (OnKey & { readonly kind: 'delete'; readonly options: WriteOptions<unknown> })

interface Put {
  readonly collection: string
  readonly document: unknown
  readonly options: WriteOptions<unknown>
}

interface OnKey {
  readonly collection: string
  readonly key: unknown
}

/** One operation of a transaction. */
export interface TransactOperation {
  /** Types only, never a value. */
  readonly '~transact': true
}

/** The operations of a transaction: those of a store, as data. */
export interface Transaction<C extends Collections> {
  insert<N extends NameOf<C>>(collection: N, document: NewDocumentOf<C[N]>): TransactOperation
  put<N extends NameOf<C>>(
    collection: N,
    document: NewDocumentOf<C[N]>,
    options?: WriteOptions<DocumentOf<C[N]>>,
  ): TransactOperation
  patch<N extends NameOf<C>>(
    collection: N,
    key: KeyOf<C[N]>,
    changes: Changes<C[N]>,
    options?: PatchOptions<DocumentOf<C[N]>, RemovableOf<C[N]>>,
  ): TransactOperation
  delete<N extends NameOf<C>>(
    collection: N,
    key: KeyOf<C[N]>,
    options?: WriteOptions<DocumentOf<C[N]>>,
  ): TransactOperation
}

const recorder: {
  readonly [Kind in WriteOperation['kind']]: (
    collection: string,
    ...given: readonly never[]
  ) => WriteOperation
} = {
  insert: (collection, document) => ({ kind: 'insert', collection, document }),
  put: (collection, document, options = {} as never) => ({ kind: 'put', collection, document, options }),
  patch: (collection, key, changes, options = {} as never) => ({
    kind: 'patch',
    collection,
    key,
    changes,
    options,
  }),
  delete: (collection, key, options = {} as never) => ({ kind: 'delete', collection, key, options }),
}

/** What a transaction consists of. */
export function operationsOf(build: (tx: never) => readonly TransactOperation[]): readonly WriteOperation[] {
  return build(recorder as never) as unknown as readonly WriteOperation[]
}
