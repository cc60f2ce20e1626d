import type { Spread } from '../cpu/statistics.js'
import type { SynthResult } from '../synth/synth.js'
import { table } from './table.js'

const MEGABYTE = 1024 ** 2

/** What it costs to synthesize the shop's stack. */
export function synthTable({ seconds, peakBytes }: SynthResult): string {
  return table(
    ['whole process', 'median', 'p25–p75', 'target'],
    [
      ['time, s', ...figures(seconds, 2), '2.5'],
      ...(peakBytes === undefined ? [] : [['memory, MB', ...figures(inMegabytes(peakBytes), 0), '200']]),
    ],
  )
}

const figures = ({ median, p25, p75 }: Spread, digits: number): readonly string[] => [
  median.toFixed(digits),
  `${p25.toFixed(digits)}–${p75.toFixed(digits)}`,
]

const inMegabytes = ({ median, p25, p75 }: Spread): Spread => ({
  median: median / MEGABYTE,
  p25: p25 / MEGABYTE,
  p75: p75 / MEGABYTE,
})
