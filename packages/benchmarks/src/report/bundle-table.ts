import type { BundleResult, BundleSize } from '../bundle/bundle.js'
import { table } from './table.js'

const KILOBYTE = 1024
const SHOWN = 15

/** Sizes of the handlers, and what is in Keyprint's. */
export function bundleTable(result: BundleResult): string {
  const sizes = table(
    ['handler', 'minified, KB', 'gzip, KB'],
    Object.entries(result).map(([name, { minified, gzip }]) => [name, kilobytes(minified), kilobytes(gzip)]),
  )
  return `${sizes}\n\nLargest files in Keyprint's bundle:\n\n${contributorsTable(result.Keyprint)}`
}

function contributorsTable({ contributors, minified }: BundleSize): string {
  return table(
    ['file', 'minified, KB', 'share'],
    contributors
      .slice(0, SHOWN)
      .map(({ file, bytes }) => [file, kilobytes(bytes), `${((bytes / minified) * 100).toFixed(1)} %`]),
  )
}

const kilobytes = (bytes: number): string => (bytes / KILOBYTE).toFixed(1)
