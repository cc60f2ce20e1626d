import type { ColdStartResult } from '../cold-start/cold-start.js'
import { ratioText } from './ratio-table.js'
import { table } from './table.js'

/** CPU of a start, by handler. */
export function coldStartTable(result: ColdStartResult): string {
  return table(
    ['handler', 'CPU, ms', 'ratio (p25–p75)'],
    Object.entries(result).map(([name, figure]) => [name, figure.value.median.toFixed(0), ratioText(figure)]),
  )
}
