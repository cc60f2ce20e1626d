/** What JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json }

/** Levels of lists and objects in a document: what DynamoDB holds, less the document itself. */
export const MAX_DEPTH = 30
/** The magnitudes of numbers that every provider keeps; 0 is one too. */
export const MAX_NUMBER = 9.99e125
export const MIN_NUMBER = 1e-130

/** A value that is not JSON, and where. */
export class NotJson extends Error {
  constructor(
    readonly path: string,
    message: string,
  ) {
    super(message)
  }
}

/**
 * A copy of a value as JSON has it: without fields that are `undefined`, -0 as 0.
 * @throws NotJson for what would be lost, changed or without end.
 */
export function toJson(value: unknown, path = '', above: readonly object[] = []): Json {
  switch (typeof value) {
    case 'string':
      return value.isWellFormed() ? value : refuse(path, 'is text with half a character (a lone surrogate)')
    case 'boolean':
      return value
    case 'number':
      return checkedNumber(value, path)
    case 'object':
      return value === null ? null : structure(value, path, above)
    default:
      return refuse(
        path,
        `is ${value === undefined ? 'undefined' : `a ${typeof value}`}, which JSON does not have`,
      )
  }
}

function checkedNumber(value: number, path: string): number {
  const size = Math.abs(value)
  if (!Number.isFinite(value)) return refuse(path, `is ${value}, which JSON does not have`)
  if (size > MAX_NUMBER || (size < MIN_NUMBER && size !== 0))
    return refuse(path, `is ${value}, beyond the numbers that every provider keeps`)
  return value === 0 ? 0 : value
}

function structure(value: object, path: string, above: readonly object[]): Json {
  if (above.includes(value)) return refuse(path, 'holds itself: the document is circular')
  if (above.length >= MAX_DEPTH) return refuse(path, `is nested deeper than ${MAX_DEPTH} levels`)
  const within = [...above, value]
  if (Array.isArray(value)) return Array.from(value, (one, i) => toJson(one, `${path}[${i}]`, within))
  const prototype = Object.getPrototypeOf(value)
  if (prototype !== null && prototype !== Object.prototype)
    return refuse(path, `is a ${prototype.constructor?.name ?? 'class'}, which JSON does not have`)
  return object(value, path, within)
}

function object(value: object, path: string, within: readonly object[]): Json {
  const copy: Record<string, Json> = {}
  for (const [name, one] of Object.entries(value)) {
    if (one === undefined) continue
    const at = path === '' ? name : `${path}.${name}`
    if (name === '' || name === '__proto__' || !name.isWellFormed())
      return refuse(at, 'has a name that a field cannot have')
    copy[name] = toJson(one, at, within)
  }
  return copy
}

function refuse(path: string, message: string): never {
  throw new NotJson(path, message)
}
