/** A stretch of a key between two delimiters: fixed text, and at its end the value of an attribute at the most. */
export interface Segment {
  readonly text: string
  readonly hole?: string
}

/** A key template taken apart at its delimiters. */
export type Template = readonly Segment[]

const HOLE = /\{([^{}]*)\}/g

/** The attributes that a template names, in order. */
export function holesOf(template: string): readonly string[] {
  return [...template.matchAll(HOLE)].map((match) => match[1] as string)
}

/** True for `'{orderId}'`: nothing but one value. */
export function isSingleHole(template: string): boolean {
  return /^\{[^{}]+\}$/.test(template)
}

/**
 * Takes a template apart. The fixed text is taken as it stands.
 * @throws SyntaxError with the second half of a sentence ("has …") for a template that cannot be read back.
 */
export function parseTemplate(template: string, delimiter: string): Template {
  if (template === '')
    throw new SyntaxError('is empty, which DynamoDB allows in no key; write a name or a {hole}')
  if (!template.isWellFormed()) throw new SyntaxError('holds a lone surrogate, which UTF-8 cannot store')
  return splitOutsideHoles(template, delimiter).map(parseSegment)
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
  const match = /^([^{}]*)(?:\{([^{}]+)\})?$/.exec(segment)
  if (match === null) throw new SyntaxError(malformed(segment))
  const [, text = '', hole] = match
  if (text.includes('%'))
    throw new SyntaxError(`has '%' in its fixed text '${text}', which is kept for escaping`)
  return hole === undefined ? { text } : { text, hole }
}

function malformed(segment: string): string {
  const holes = holesOf(segment)
  if (holes.length > 1) {
    return `has {${holes[0]}} and {${holes[1]}} with no delimiter between them; two values could then run into one`
  }
  if (holes.length === 1 && !segment.endsWith('}')) {
    return `has text after {${holes[0]}} that does not begin with the delimiter; the value could then run into it`
  }
  return `has a brace without its partner, or no name between them, in '${segment}'`
}
