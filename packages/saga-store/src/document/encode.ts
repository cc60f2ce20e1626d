import { ValidationError } from '@keyprint/key-design'
import { TAG, tagOf } from './tags.js'

/** Levels of values in a document. */
export const MAX_DOCUMENT_DEPTH = 500

/** What JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }

/** A list, map or object that is being encoded: it says where a value is, and whether one contains itself. */
interface Around {
  readonly value: unknown
  readonly around: Around | undefined
  readonly depth: number
  /** Which of its values is being encoded. */
  at: string | number
}

/**
 * A document as JSON. Dates, Maps, Sets, bigints, bytes, `undefined` and every number come back as they are.
 * @param path where it is, for the message
 * @throws ValidationError for what would not: functions, symbols, instances of classes, invalid dates, circles.
 */
export function encodeDocument(value: unknown, path: string): Json {
  return encode(value, { value: undefined, around: undefined, depth: 0, at: path })
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
  if (value instanceof Uint8Array) return encodeBytes(value)
  if (isWithin(value, around)) return refuse('contains itself, which cannot be stored', around)
  if (around.depth >= MAX_DOCUMENT_DEPTH)
    return refuse(`is nested deeper than ${MAX_DOCUMENT_DEPTH} levels`, around)
  const inside: Around = { value, around, depth: around.depth + 1, at: '' }
  const encodeAt = (at: string | number, one: unknown): Json => {
    inside.at = at
    return encode(one, inside)
  }
  if (Array.isArray(value)) return Array.from(value, (one, i) => encodeAt(i, one))
  if (value instanceof Set) return { [TAG.set]: Array.from(value, (one) => encodeAt('', one)) }
  if (value instanceof Map) return { [TAG.map]: Array.from(value, (entry) => encodeEntry(entry, encodeAt)) }
  if (isPlain(value)) return encodePlain(value, encodeAt)
  return refuse('is an instance of a class, which cannot be stored; convert it to a plain object', around)
}

type EncodeAt = (at: string | number, one: unknown) => Json

function encodeDate(value: Date, around: Around): Json {
  if (Number.isNaN(value.getTime())) return refuse('is an invalid date', around)
  return { [TAG.date]: value.toISOString() }
}

const encodeBytes = ({ buffer, byteOffset, byteLength }: Uint8Array): Json => ({
  [TAG.bytes]: Buffer.from(buffer, byteOffset, byteLength).toString('base64'),
})

const encodeEntry = ([key, one]: readonly [unknown, unknown], encodeAt: EncodeAt): Json => [
  encodeAt('', key),
  encodeAt(typeof key === 'string' ? key : '', one),
]

function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype
}

function encodePlain(value: object, encodeAt: EncodeAt): Json {
  const entries = Object.entries(value).map(([name, one]) => [name, encodeAt(name, one)] as const)
  // An own property also where it is named __proto__.
  return tagOf(value) === undefined ? Object.fromEntries(entries) : { [TAG.object]: entries }
}

function isWithin(value: object, around: Around | undefined): boolean {
  for (let outer = around; outer !== undefined; outer = outer.around) if (outer.value === value) return true
  return false
}

function refuse(reason: string, around: Around): never {
  throw new ValidationError(reason, { attribute: pathOf(around) })
}

/** Such as `state.lines[0].sku`, with braces for what is in a Map or Set. */
function pathOf({ value, around, at }: Around): string {
  if (around === undefined) return String(at)
  const isBraced = value instanceof Map || value instanceof Set
  const step = Array.isArray(value) ? `[${at}]` : isBraced ? `{${at}}` : `.${at}`
  return pathOf(around) + step
}
