import { Problem } from '../http/problem.js'

/** Nested deeper than this is nobody's data. @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html */
export const MAX_DEPTH = 32

/**
 * Texts and numbers of a JSON document; what stands inside of texts is skipped with them. A text without an end is one as
 * well, or it would be looked for again from each quote inside, which takes minutes.
 */
const TOKENS = /"(?:[^"\\]|\\.)*"?|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|[[\]{}]/gs

/**
 * What `JSON.parse` gives, or a problem where that would not be what was written: a number that JavaScript rounds, or
 * more levels than are allowed.
 */
export function parseExactly(text: string, what: string): unknown {
  checkTokens(text, what)
  try {
    return JSON.parse(text, refuseProto(what))
  } catch (error) {
    if (error instanceof Problem) throw error
    throw new Problem('invalid-request', `${what} is not valid JSON.`)
  }
}

function checkTokens(text: string, what: string): void {
  let depth = 0
  for (const [token] of text.matchAll(TOKENS)) {
    if (token === '[' || token === '{') depth += 1
    else if (token === ']' || token === '}') depth -= 1
    else if (!token.startsWith('"')) checkNumber(token, what)
    // Lists and maps around what is sent count too: the body, its operations, an item.
    if (depth > MAX_DEPTH + 4)
      throw new Problem('invalid-request', `${what} has more than ${MAX_DEPTH} levels.`)
  }
}

function checkNumber(token: string, what: string): void {
  if (digitsOf(token) === digitsOf(String(Number(token)))) return
  const detail = `${what} has the number ${token.slice(0, 40)}, which JavaScript cannot hold exactly; send it as a text.`
  throw new Problem('invalid-request', detail)
}

/** A number without what does not change it: `1.50e3` and `1500` are the same digits and exponent. */
function digitsOf(number: string): string {
  const [, sign, whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(number) ?? []
  const digits = (whole + fraction).replace(/^0+/, '')
  const significant = withoutZerosAtEnd(digits)
  if (significant === '') return '0'
  return `${sign}${significant}e${Number(exponent) - fraction.length + digits.length - significant.length}`
}

/** Not by a pattern: that would begin anew at each zero inside. */
function withoutZerosAtEnd(digits: string): string {
  let end = digits.length
  while (digits[end - 1] === '0') end -= 1
  return digits.slice(0, end)
}

/** Nothing may name the prototype of an object, wherever it ends up. */
const refuseProto = (what: string) => (key: string, value: unknown) => {
  if (key === '__proto__') throw new Problem('invalid-request', `${what} has an attribute named __proto__.`)
  return value
}
