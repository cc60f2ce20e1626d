import { ValidationError } from '@keyprint/key-design'
import { TAG, tagOf } from './tags.js'

/** Levels of values in a document. */
export const MAX_DOCUMENT_DEPTH = 500

/** What JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }

/** What stands around a value: to say where it is, and to notice what contains itself. */
interface Around {
  readonly path: string
  readonly ancestors: readonly object[]
}

/**
 * A document as JSON. Dates, Maps, Sets, bigints, bytes, `undefined` and every number come back as they are.
 * @throws ValidationError for what would not: functions, symbols, instances of classes, invalid dates, circles.
 */
export function encodeDocument(value: unknown, path: string): Json {
  return encode(value, { path, ancestors: [] })
}

function encode(value: unknown, around: Around): Json {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value
    case 'number':
      return isPlainNumber(value) ? value : { [TAG.number]: numberText(value) }
    case 'bigint':
      return { [TAG.bigint]: String(value) }
    case 'undefined':
      return { [TAG.undefined]: true }
    case 'object':
      return value === null ? null : encodeObject(value, around)
    default:
      return refuse(`is a ${typeof value}, which cannot be stored`, around)
  }
}

/** Beyond these DynamoDB has no numbers. @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html */
const [SMALLEST, LARGEST] = [1e-130, 9e125]

const isPlainNumber = (value: number): boolean =>
  Object.is(value, 0) || (Math.abs(value) >= SMALLEST && Math.abs(value) <= LARGEST)

/** Such as -0, Infinity or NaN. */
const numberText = (value: number): string => (value === 0 ? '-0' : String(value))

function encodeObject(value: object, around: Around): Json {
  if (value instanceof Date) return encodeDate(value, around)
  if (value instanceof Uint8Array)
    return {
      [TAG.bytes]: Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64'),
    }
  if (around.ancestors.includes(value)) return refuse('contains itself, which cannot be stored', around)
  if (around.ancestors.length >= MAX_DOCUMENT_DEPTH)
    return refuse(`is nested deeper than ${MAX_DOCUMENT_DEPTH} levels`, around)
  const ancestors = [...around.ancestors, value]
  const inner = (one: unknown, step: string) => encode(one, { path: around.path + step, ancestors })
  if (Array.isArray(value)) return Array.from(value, (one, i) => inner(one, `[${i}]`))
  if (value instanceof Set) return { [TAG.set]: Array.from(value, (one) => inner(one, '{}')) }
  if (value instanceof Map)
    return {
      [TAG.map]: Array.from(value, ([key, one]) => [
        inner(key, '{}'),
        inner(one, typeof key === 'string' ? `{${key}}` : '{}'),
      ]),
    }
  if (isPlain(value)) return encodePlain(value, inner)
  return refuse('is an instance of a class, which cannot be stored; convert it to a plain object', around)
}

function encodeDate(value: Date, around: Around): Json {
  if (Number.isNaN(value.getTime())) return refuse('is an invalid date', around)
  return { [TAG.date]: value.toISOString() }
}

function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype
}

function encodePlain(value: object, inner: (one: unknown, step: string) => Json): Json {
  const entries = Object.entries(value).map(([name, one]) => [name, inner(one, `.${name}`)] as const)
  // An own property also where it is named __proto__.
  return tagOf(value) === undefined ? Object.fromEntries(entries) : { [TAG.object]: entries }
}

function refuse(reason: string, { path }: Around): never {
  throw new ValidationError(reason, { attribute: path })
}
