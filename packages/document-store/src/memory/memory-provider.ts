import type { ChangeHandlers } from '../changes/change-handlers.js'
import type { Collections } from '../collection/collection.js'
import type { AppContext } from '../context/app-context.js'
import { documentDesign } from '../design/document-design.js'
import type { Capabilities, CapabilityName } from '../provider/capabilities.js'
import { MAX_DOCUMENT_BYTES, MAX_TRANSACTION_OPERATIONS } from '../provider/limits.js'
import type { DocumentProvider, OpenProvider } from '../provider/provider.js'
import { MemoryKeys } from './memory-keys.js'
import { MemoryTable } from './memory-table.js'
import { memoryTenant } from './memory-tenant.js'

/** Options of `memoryProvider`. */
export interface MemoryProviderOptions<C extends Collections = Collections> {
  /** Called after each write, one after the other, as a stream would. */
  readonly changes?: ChangeHandlers<C> | undefined
  /** Capabilities that it is to go without, as a lesser provider does. Default: none. */
  readonly without?: readonly CapabilityName[] | undefined
}

/** Documents in memory, and what tests may want to know of them. */
export interface MemoryProvider extends DocumentProvider {
  /** All that is kept. */
  readonly table: MemoryTable
  /** Waits until every change so far was handled. Rejects with what a handler threw. */
  settled(): Promise<void>
}

/** Keeps documents in this process, for tests and for running without DynamoDB. It has DynamoDB's keys, order and limits. */
export function memoryProvider<C extends Collections = Collections>({
  changes,
  without = [],
}: MemoryProviderOptions<C> = {}): MemoryProvider {
  const table = new MemoryTable(changes as ChangeHandlers<Collections>)
  const capabilities = { ...CAPABILITIES, ...Object.fromEntries(without.map((name) => [name, false])) }
  const open = (collections: Collections): OpenProvider => {
    const keys = new MemoryKeys(documentDesign(collections), collections)
    return {
      name: 'memory',
      capabilities,
      forContext: ({ tenant }: AppContext) => memoryTenant(table, keys, tenant),
      health: async () => ({ status: 'ok', problems: [] }),
    }
  }
  return { table, open, settled: () => table.settled() }
}

const CAPABILITIES: Capabilities = {
  query: true,
  list: true,
  transact: true,
  expire: true,
  consistentQueries: true,
  maxDocumentBytes: MAX_DOCUMENT_BYTES,
  maxTransactionOperations: MAX_TRANSACTION_OPERATIONS,
}
