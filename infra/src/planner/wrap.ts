export interface WrapOptions {
  readonly width: number
  readonly indent: number
  /** How much further the second line and those after it stand to the right; 0 by default. */
  readonly hanging?: number
}

/** Text in lines of a width, broken at spaces; a word that is longer than a line keeps a line of its own. */
export function indented(text: string, { width, indent, hanging = 0 }: WrapOptions): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/).filter((word) => word !== '')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(' '.repeat(lines.length === 0 ? indent : indent + hanging) + word)
  }
  return lines
}
