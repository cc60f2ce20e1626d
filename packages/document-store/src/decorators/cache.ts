import type { DocumentKey } from '../errors/place.js'
import type { AnyStore } from '../store/store.js'
import { operationsOf } from '../store/transaction.js'
import type { Decorator } from './decorator.js'
import { intercept, keyFields, READS, type StoreCall } from './intercept.js'

/** How much is kept, and for how long. */
export interface CacheOptions {
  /** How long a document may be out of date, when another process has written it. */
  readonly maxAgeMs: number
  /** Documents that are kept; the one that was used longest ago goes. Default 1000. */
  readonly maxDocuments?: number | undefined
}

interface Entry {
  readonly value: unknown
  readonly until: number
}

/**
 * Keeps what `get` gave, by tenant, collection and key. A write through the same cache forgets its document, also when it
 * fails, since it may have been done; one in another process is seen after `maxAgeMs`. Put one cache around all stores of
 * a process: `documentStores(collections, provider, { decorators: [cache({ maxAgeMs: 1000 })] })`.
 */
export function cache({ maxAgeMs, maxDocuments = 1000 }: CacheOptions): Decorator {
  const entries = new Map<string, Entry>()
  /** How many writes have begun or ended: what was read meanwhile may be out of date already. */
  let writes = 0
  const forget = (keys: readonly string[]) => {
    writes += 1
    for (const key of keys) entries.delete(key)
  }
  const keep = (key: string, value: unknown) => {
    entries.delete(key)
    entries.set(key, { value: structuredClone(value), until: Date.now() + maxAgeMs })
    if (entries.size > maxDocuments) entries.delete(entries.keys().next().value as string)
  }
  const read = async (key: string, next: () => Promise<unknown>) => {
    const found = entries.get(key)
    if (found !== undefined && found.until > Date.now()) {
      entries.delete(key)
      entries.set(key, found)
      return structuredClone(found.value)
    }
    const before = writes
    const value = await next()
    if (before === writes && value !== undefined) keep(key, value)
    return value
  }
  return ((store: AnyStore) =>
    intercept(async (call, next) => {
      if (READS.includes(call.operation)) {
        const [key] = call.operation === 'get' ? keysOf(store, call) : []
        return key === undefined ? next() : read(key, next)
      }
      const keys = keysOf(store, call)
      forget(keys)
      return next().finally(() => forget(keys))
    })(store)) as Decorator
}

/** What is kept of the documents that a call is for. */
function keysOf(
  store: AnyStore,
  { operation, collection, key, context, args }: StoreCall,
): readonly string[] {
  if (operation !== 'transact') return key === undefined ? [] : entryKeys(context.tenant, collection, key)
  return operationsOf(args[0] as never).flatMap((one) => {
    const given = 'key' in one ? one.key : one.document
    const definition = store.collections[one.collection]
    if (definition === undefined || typeof given !== 'object' || given === null) return []
    return entryKeys(context.tenant, one.collection, keyFields(definition, given as DocumentKey))
  })
}

/** None for what is no key: the store refuses it. */
const entryKeys = (tenant: string, collection: string | undefined, key: DocumentKey): readonly string[] =>
  Object.values(key).every((part) => typeof part === 'string')
    ? [JSON.stringify([tenant, collection, key])]
    : []
