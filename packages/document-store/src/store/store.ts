import type { AnyCollection, Collections } from '../collection/collection.js'
import type {
  DocumentOf,
  IndexInputOf,
  IndexNameOf,
  KeyOf,
  NameOf,
  NewDocumentOf,
  PatchOf,
  RangeEndOf,
  RemovableOf,
} from '../collection/collection-types.js'
import type { AppContext } from '../context/app-context.js'
import type { Capabilities } from '../provider/capabilities.js'
import type { Stored } from './stored.js'
import type { Transaction, TransactOperation } from './transaction.js'

/** A condition of a write, on the document as it is; `undefined` for none. It holds when the write is done, too. */
export type WriteCondition<Document> = (current: Stored<Document> | undefined, context: AppContext) => boolean

/** Conditions of a write. */
export interface WriteOptions<Document> {
  /** The version that was read. Default: whichever there is. */
  readonly ifVersion?: number | undefined
  /** `(current, { user }) => current?.audit.createdBy === user` */
  readonly if?: WriteCondition<Document> | undefined
}

/** Conditions of a patch, and fields that it takes away. */
export interface PatchOptions<Document, Removable> extends WriteOptions<Document> {
  readonly remove?: readonly Removable[] | undefined
}

/** What a patch changes, or how that follows from the document as it is. */
export type Changes<C extends AnyCollection> =
  | PatchOf<C>
  | ((current: DocumentOf<C>, context: AppContext) => PatchOf<C>)

/** Which part of a list is wanted. */
export interface PageOptions {
  /** Documents of one page, 1 to 1000. Default 100. */
  readonly limit?: number | undefined
  /** The cursor of a page: goes on after it. It is good for the same tenant, collection, query and input. */
  readonly cursor?: string | undefined
  /** Default: ascending. */
  readonly order?: 'ascending' | 'descending' | undefined
}

/** Which part of an index is wanted; both ends of a range belong to it. */
export interface QueryOptions<End> extends PageOptions {
  readonly from?: End | undefined
  readonly to?: End | undefined
}

/** Some documents. */
export interface DocumentPage<Document> {
  readonly items: readonly Stored<Document>[]
  /** `undefined` on the last page. A page can be empty and not be the last. */
  readonly cursor: string | undefined
}

/** What can be read in one context. */
export interface ReadStore<C extends Collections> {
  readonly context: AppContext
  readonly collections: C
  readonly capabilities: Capabilities
  /** One document; `undefined` when there is none, or it has expired. Sees what was written before. */
  get<N extends NameOf<C>>(collection: N, key: KeyOf<C[N]>): Promise<Stored<DocumentOf<C[N]>> | undefined>
  /** Several, in the order of their keys; `undefined` where there is none. */
  getMany<N extends NameOf<C>>(
    collection: N,
    keys: readonly KeyOf<C[N]>[],
  ): Promise<readonly (Stored<DocumentOf<C[N]>> | undefined)[]>
  /** Documents with one value of the field of an index: `query('order', 'byStatus', { status: 'paid' })`. */
  query<N extends NameOf<C>, I extends IndexNameOf<C[N]>>(
    collection: N,
    index: I,
    input: IndexInputOf<C[N], I>,
    options?: QueryOptions<RangeEndOf<C[N], I>>,
  ): Promise<DocumentPage<DocumentOf<C[N]>>>
  /** All documents of a collection, or with `id` those of one id, sorted by key. */
  list<N extends NameOf<C>>(
    collection: N,
    options?: PageOptions & { readonly id?: string | undefined },
  ): Promise<DocumentPage<DocumentOf<C[N]>>>
}

/** What can be read and written in one context. */
export interface Store<C extends Collections> extends ReadStore<C> {
  /** A new document. @throws DocumentExistsError */
  insert<N extends NameOf<C>>(collection: N, document: NewDocumentOf<C[N]>): Promise<Stored<DocumentOf<C[N]>>>
  /** A whole document, new or in place of the one that is there. @throws DocumentVersionError, ConditionRefusedError */
  put<N extends NameOf<C>>(
    collection: N,
    document: NewDocumentOf<C[N]>,
    options?: WriteOptions<DocumentOf<C[N]>>,
  ): Promise<Stored<DocumentOf<C[N]>>>
  /**
   * Some fields of a document, or what a function makes of it as it is: `({ orders }) => ({ orders: orders + 1 })`.
   * @throws DocumentNotFoundError, DocumentVersionError, ConditionRefusedError
   */
  patch<N extends NameOf<C>>(
    collection: N,
    key: KeyOf<C[N]>,
    changes: Changes<C[N]>,
    options?: PatchOptions<DocumentOf<C[N]>, RemovableOf<C[N]>>,
  ): Promise<Stored<DocumentOf<C[N]>>>
  /** @returns whether there was one. @throws DocumentVersionError, ConditionRefusedError */
  delete<N extends NameOf<C>>(
    collection: N,
    key: KeyOf<C[N]>,
    options?: WriteOptions<DocumentOf<C[N]>>,
  ): Promise<boolean>
  /**
   * All or nothing: `transact((tx) => [tx.insert('order', order), tx.patch('customer', key, { orders: 2 })])`.
   * @throws TransactionRefusedError
   */
  transact(operations: (tx: Transaction<C>) => readonly TransactOperation[]): Promise<void>
}

/** A store of whichever collections. */
export type AnyStore = Store<Collections>
