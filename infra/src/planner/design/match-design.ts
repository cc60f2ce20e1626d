import type { DesignSpec } from '@keyprint/key-design'

/**
 * The design of a table. An environment lengthens the name of the design's table (`shop`, `shop-dev`), so that a name
 * which contains the other's is taken, the longest first.
 */
export function designOf(table: string, designs: readonly DesignSpec[]): DesignSpec | undefined {
  const words = wordsOf(table)
  return designs
    .filter((design) => contains(words, wordsOf(design.table.name)))
    .sort((a, b) => b.table.name.length - a.table.name.length)[0]
}

function wordsOf(name: string): string {
  return `-${name.split(/[^A-Za-z0-9]+/).join('-')}-`
}

function contains(words: string, part: string): boolean {
  return words.includes(part)
}
