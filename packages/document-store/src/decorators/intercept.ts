import type { AnyCollection } from '../collection/collection.js'
import type { AppContext } from '../context/app-context.js'
import type { DocumentKey } from '../errors/place.js'
import type { AnyStore } from '../store/store.js'
import { operationsOf, type TransactOperation } from '../store/transaction.js'
import type { Decorator } from './decorator.js'

/** The operations of a store. */
export const OPERATIONS = [
  'get',
  'getMany',
  'query',
  'list',
  'insert',
  'put',
  'patch',
  'delete',
  'transact',
] as const

export type OperationName = (typeof OPERATIONS)[number]

/** Operations that change nothing. */
export const READS: readonly OperationName[] = ['get', 'getMany', 'query', 'list']

/** One call of a store. */
export interface StoreCall {
  readonly operation: OperationName
  /** `undefined` for a transaction. */
  readonly collection: string | undefined
  /** The key, of operations on one document; nothing else of it. */
  readonly key: DocumentKey | undefined
  readonly context: AppContext
  readonly args: readonly unknown[]
}

/** Does something around every call; `next` does the call itself, each time anew. */
export type Around = (call: StoreCall, next: () => Promise<unknown>) => Promise<unknown>

/** A decorator that does the same around every call. */
export function intercept(around: Around): Decorator {
  return ((store: AnyStore) => {
    const methods = OPERATIONS.map((operation) => {
      const method = store[operation] as (...args: readonly unknown[]) => Promise<unknown>
      return [
        operation,
        async (...given: readonly unknown[]) => {
          const args = operation === 'transact' ? [builtOnce(given[0] as Build)] : given
          return around(callOf(store, operation, args), () => method(...args))
        },
      ]
    })
    return { ...store, ...Object.fromEntries(methods) }
  }) as Decorator
}

type Build = (tx: never) => readonly TransactOperation[]

/** What makes a transaction may draw ids: it is asked once, however often the transaction is looked at or sent. */
function builtOnce(build: Build): Build {
  const operations = operationsOf(build) as unknown as readonly TransactOperation[]
  return () => operations
}

function callOf(store: AnyStore, operation: OperationName, args: readonly unknown[]): StoreCall {
  const collection = operation === 'transact' ? undefined : String(args[0])
  return {
    operation,
    collection,
    key: keyOf(store, operation, collection, args[1]),
    context: store.context,
    args,
  }
}

/** Documents may hold what no log should: only the fields of the key are taken. */
function keyOf(
  { collections }: AnyStore,
  operation: OperationName,
  name: string | undefined,
  given: unknown,
): DocumentKey | undefined {
  const isOne = ['get', 'insert', 'put', 'patch', 'delete'].includes(operation)
  const collection = isOne && Object.hasOwn(collections, name ?? '') ? collections[name ?? ''] : undefined
  if (collection === undefined || typeof given !== 'object' || given === null) return undefined
  return keyFields(collection, given as DocumentKey)
}

/** The fields of the key of a document, or of a key. */
export function keyFields({ id, sort }: AnyCollection, fields: DocumentKey): DocumentKey {
  return sort === undefined ? { [id]: fields[id] } : { [id]: fields[id], [sort]: fields[sort] }
}
