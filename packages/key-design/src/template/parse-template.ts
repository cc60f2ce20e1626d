import { checkSegments } from '#check-parts'

/** A stretch of a key between two delimiters: fixed text, and at its end the value of an attribute at the most. */
export interface Segment {
  readonly text: string
  readonly hole?: string
}

/** A key template taken apart at its delimiters. */
export type Template = readonly Segment[]

/**
 * Takes a template apart. The fixed text is taken as it stands.
 * @throws SyntaxError with the second half of a sentence ("has …") for a template that cannot be read back.
 */
export function parseTemplate(template: string, delimiter: string): Template {
  const segments = splitOutsideHoles(template, delimiter)
  checkSegments(template, segments)
  return segments.map(parseSegment)
}

/** An attribute's name may hold the delimiter; only what stands outside of braces ends a segment. */
function splitOutsideHoles(template: string, delimiter: string): readonly string[] {
  const segments = ['']
  let depth = 0
  for (const character of template) {
    if (character === '{') depth += 1
    if (character === '}') depth -= 1
    if (character === delimiter && depth === 0) segments.push('')
    else segments[segments.length - 1] += character
  }
  return segments
}

function parseSegment(segment: string): Segment {
  const [text = '', hole] = segment.split(/[{}]/)
  return hole === undefined ? { text } : { text, hole }
}
