import type { ColdStartResult } from '../cold-start/cold-start.js'
import { table } from './table.js'

/** CPU of a start, by handler. */
export function coldStartTable(result: ColdStartResult): string {
  return table(
    ['handler', 'CPU, ms', 'ratio (p25–p75)'],
    Object.entries(result).map(([name, { value, ratio }]) => [
      name,
      value.median.toFixed(0),
      `${ratio.median.toFixed(2)} (${ratio.p25.toFixed(2)}–${ratio.p75.toFixed(2)})`,
    ]),
  )
}
