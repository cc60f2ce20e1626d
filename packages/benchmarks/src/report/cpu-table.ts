import type { CpuFigure, CpuResult } from '../cpu/cpu.js'
import type { LibraryName } from '../cpu/operations.js'
import { table } from './table.js'

const REFERENCE: LibraryName = 'lib-dynamodb'

/** CPU of a call: the reference in microseconds, the others as ratios to it. */
export function cpuTable(result: CpuResult): string {
  const rows = Object.entries(result)
  const names = Object.keys(rows[0]?.[1] ?? {}) as LibraryName[]
  const others = names.filter((name) => name !== REFERENCE)
  return table(
    ['operation', `${REFERENCE}, µs`, ...others.map((name) => `${name}, ratio (p25–p75)`)],
    rows.map(([scenario, figures]) => [
      scenario,
      figures[REFERENCE].microseconds.median.toFixed(0),
      ...others.map((name) => ratioText(figures[name])),
    ]),
  )
}

const ratioText = ({ ratio: { median, p25, p75 } }: CpuFigure): string =>
  `${median.toFixed(2)} (${p25.toFixed(2)}–${p75.toFixed(2)})`
