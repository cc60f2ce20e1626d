import { BULK_COUNTS, type BulkKind, type BulkResult } from '../bulk/bulk.js'
import { BULK_LIBRARIES } from '../bulk/bulk-store.js'
import type { Spread } from '../cpu/statistics.js'
import { table } from './table.js'

const MEGABYTE = 1024 ** 2
const KINDS: Readonly<Record<BulkKind, string>> = { write: 'batch write', scan: 'scan' }

/** What many items cost to write and to read. */
export function bulkTable(result: BulkResult): string {
  return table(
    ['operation', 'items a second (p25–p75)', 'CPU, s (p25–p75)', 'peak memory, MB'],
    Object.entries(KINDS).flatMap(([kind, text]) =>
      BULK_LIBRARIES.map((library) => {
        const { itemsPerSecond, cpuSeconds, peakBytes } = result[kind as BulkKind][library]
        return [
          `${text} ${BULK_COUNTS[kind as BulkKind]}, ${library}`,
          figure(itemsPerSecond, 0),
          figure(cpuSeconds, 1),
          (peakBytes.median / MEGABYTE).toFixed(0),
        ]
      }),
    ),
  )
}

const figure = ({ median, p25, p75 }: Spread, digits: number): string =>
  `${median.toFixed(digits)} (${p25.toFixed(digits)}–${p75.toFixed(digits)})`
