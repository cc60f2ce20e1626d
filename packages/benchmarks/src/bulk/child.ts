import { performance } from 'node:perf_hooks'
import type { BulkLibrary } from './bulk-store.js'
import { manyOrders } from './many-orders.js'
import { type BulkTable, bulkStore } from './stores.js'

/** Told to the child. */
export interface BulkRun {
  readonly library: BulkLibrary
  readonly kind: 'write' | 'scan'
  readonly table: BulkTable
  readonly count: number
}

/** What it has measured of itself. */
export interface BulkMeasured {
  readonly seconds: number
  readonly cpuSeconds: number
  /** Most bytes that were resident, those of Node and the libraries' code too. */
  readonly peakBytes: number
}

const MICROSECONDS = 1e6
const KILOBYTE = 1024

/** The process that is measured: one library, one operation. */
process.once('message', async (message) => {
  const { library, kind, table, count } = message as BulkRun
  const store = bulkStore(library, table)
  const start = performance.now()
  const before = process.cpuUsage()
  if (kind === 'write') await store.write(manyOrders(count))
  else await scanAll(store.scan(), count)
  const { user, system } = process.cpuUsage(before)
  const measured: BulkMeasured = {
    seconds: (performance.now() - start) / 1000,
    cpuSeconds: (user + system) / MICROSECONDS,
    peakBytes: process.resourceUsage().maxRSS * KILOBYTE,
  }
  process.send?.(measured, () => process.exit())
})

async function scanAll(pages: AsyncIterable<readonly unknown[]>, count: number): Promise<void> {
  let read = 0
  for await (const { length } of pages) read += length
  if (read !== count) throw new Error(`${read} of ${count} orders were read.`)
}
