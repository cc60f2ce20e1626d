import { get, getMany, list, query } from './reads.js'
import type { Session } from './session.js'
import type { AnyStore, PatchOptions, WriteOptions } from './store.js'
import type { WriteOperation } from './transaction.js'
import { transact, writeOne } from './writes.js'

/** The store of a session. */
export function makeStore(session: Session): AnyStore {
  const { context, collections, capabilities } = session
  const write = (operation: WriteOperation) => writeOne(session, operation) as Promise<never>
  return {
    context,
    collections,
    capabilities,
    get: (collection, key) => get(session, collection, key),
    getMany: (collection, keys) => getMany(session, collection, keys),
    query: (collection, index, input, options) =>
      query(session, collection, index, input as never, options as never),
    list: (collection, options) => list(session, collection, options),
    insert: (collection, document) => write({ kind: 'insert', collection, document }),
    put: (collection, document, options: WriteOptions<never> = {}) =>
      write({ kind: 'put', collection, document, options: options as WriteOptions<unknown> }),
    patch: (collection, key, changes, options: PatchOptions<never, string> = {}) =>
      write({ kind: 'patch', collection, key, changes, options: options as PatchOptions<unknown, string> }),
    delete: (collection, key, options: WriteOptions<never> = {}) =>
      write({ kind: 'delete', collection, key, options: options as WriteOptions<unknown> }),
    transact: (build) => transact(session, build as never),
  }
}
