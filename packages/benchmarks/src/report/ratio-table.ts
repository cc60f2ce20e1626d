import type { Figure, Figures } from '../cpu/figures.js'
import type { LibraryName } from '../cpu/operations.js'
import { table } from './table.js'

const REFERENCE: LibraryName = 'lib-dynamodb'

/** What the values of the reference are shown in. */
export interface Unit {
  readonly name: string
  /** How many of what was measured are one of it. */
  readonly size: number
}

/** What a call takes: the reference by itself, the others as ratios to it. */
export function ratioTable(result: Figures, unit: Unit): string {
  const rows = Object.entries(result)
  const names = Object.keys(rows[0]?.[1] ?? {}) as LibraryName[]
  const others = names.filter((name) => name !== REFERENCE)
  return table(
    ['operation', `${REFERENCE}, ${unit.name}`, ...others.map((name) => `${name}, ratio (p25–p75)`)],
    rows.map(([scenario, figures]) => [
      scenario,
      (figures[REFERENCE].value.median / unit.size).toFixed(0),
      ...others.map((name) => ratioText(figures[name])),
    ]),
  )
}

/** The median, and between what half of it lies. */
export const ratioText = ({ ratio: { median, p25, p75 } }: Figure): string =>
  `${median.toFixed(2)} (${p25.toFixed(2)}–${p75.toFixed(2)})`
