import { type AccessPatternDescription, type DesignSpec, describeAccessPatterns } from '@keyprint/key-design'
import { and } from '../english.js'

/** The access patterns of some designs that read an index, each once, by name. */
export function readersOf(
  index: string,
  ...designs: readonly (DesignSpec | undefined)[]
): readonly AccessPatternDescription[] {
  const patterns = designs.flatMap((design) => (design === undefined ? [] : describeAccessPatterns(design)))
  const readers = patterns.filter((pattern) => pattern.index === index)
  return [...new Map(readers.map((pattern) => [pattern.name, pattern])).values()]
}

/** `ordersByStatus (all orders in a status)`, one after the other. */
export function named(patterns: readonly AccessPatternDescription[]): string {
  return and(
    patterns.map(({ name, description }) => (description === '' ? name : `${name} ("${description}")`)),
  )
}
