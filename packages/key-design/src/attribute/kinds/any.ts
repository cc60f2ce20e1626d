import { at, type Codec, eachAt, refuse, UnreadableValue } from '../../codec/codec.js'
import { exactNumber, finiteText, wholeNumber } from '../../codec/numbers.js'
import { isPlainObject, setOwn } from '../../codec/plain-object.js'
import type { StoredValue } from '../../codec/stored-value.js'
import { checkName, wellFormed } from '../../codec/text.js'
import { type Attribute, attributeOf } from '../attribute.js'
import type { TypeNamed } from '../attribute-spec.js'
import { NUMBER_DIGITS } from '../digits.js'
import type { Kind } from '../kind.js'
import { bigintCodec } from './bigint.js'
import { binaryCodec } from './binary.js'
import { binarySetCodec } from './binary-set.js'
import { numberSetCodec } from './number-set.js'
import { stringSetCodec } from './string-set.js'

/**
 * Levels of values in an attribute. A list or map in the last of them counts as one more, also when it is empty.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
 */
export const MAX_DEPTH = 32
const bigints = bigintCodec(NUMBER_DIGITS)

/** Any value that DynamoDB can hold, told by its JavaScript type, at a level of an attribute. */
export const anyCodecAt = (depth: number): Codec => ({
  encode: (value) => encodeAny(value, depth),
  decode: decodeAny,
})

export const anyCodec: Codec = /* @__PURE__ */ anyCodecAt(1)

function encodeAny(value: unknown, depth: number): StoredValue {
  if (value === null) return { NULL: true }
  switch (typeof value) {
    case 'string':
      return { S: wellFormed(value) }
    case 'number':
      return { N: finiteText(value) }
    case 'boolean':
      return { BOOL: value }
    case 'bigint':
      return bigints.encode(value)
    case 'object':
      return encodeStructure(value, depth)
    default:
      return refuse('is of a type that DynamoDB cannot hold', value)
  }
}

function encodeStructure(value: object, depth: number): StoredValue {
  if (value instanceof Uint8Array) return binaryCodec.encode(value)
  if (value instanceof Set) return encodeSet(value)
  if (depth >= MAX_DEPTH)
    return refuse(`is nested deeper than the ${MAX_DEPTH} levels that DynamoDB holds`, value)
  if (Array.isArray(value)) return { L: eachAt(value, (one) => encodeAny(one, depth + 1)) }
  if (isPlainObject(value)) return encodeMap(value, depth)
  if (value instanceof Date)
    return refuse('is a Date, which DynamoDB does not have', value, 'use timestamp(), or convert it')
  return refuse(
    'is an instance of a class, which DynamoDB cannot hold',
    value,
    'convert it to a plain object',
  )
}

function encodeMap(value: Record<string, unknown>, depth: number): StoredValue {
  const stored: Record<string, StoredValue> = {}
  for (const [name, inner] of Object.entries(value)) {
    if (inner === undefined) continue
    checkName(name)
    setOwn(
      stored,
      name,
      at(name, () => encodeAny(inner, depth + 1)),
    )
  }
  return { M: stored }
}

/** The type of the first member decides; the set's codec refuses a mixture. */
function encodeSet(value: ReadonlySet<unknown>): StoredValue {
  const [first] = value
  if (typeof first === 'number') return numberSetCodec.encode(value)
  if (first instanceof Uint8Array) return binarySetCodec.encode(value)
  return stringSetCodec.encode(value)
}

function decodeAny(stored: StoredValue): unknown {
  if (stored.S !== undefined) return stored.S
  if (stored.N !== undefined) return exactNumber(stored.N) ?? wholeNumber(stored.N)
  if (stored.BOOL !== undefined) return stored.BOOL
  if (stored.NULL !== undefined) return null
  if (stored.M !== undefined) return decodeMap(stored.M)
  if (stored.L !== undefined) return eachAt(stored.L, decodeAny)
  if (stored.B !== undefined) return binaryCodec.decode(stored)
  if (stored.SS !== undefined) return stringSetCodec.decode(stored)
  if (stored.NS !== undefined) return numberSetCodec.decode(stored)
  if (stored.BS !== undefined) return binarySetCodec.decode(stored)
  throw new UnreadableValue('is of a DynamoDB type that is not known')
}

function decodeMap(stored: Record<string, StoredValue>): unknown {
  const value: Record<string, unknown> = {}
  for (const [name, inner] of Object.entries(stored))
    setOwn(
      value,
      name,
      at(name, () => decodeAny(inner)),
    )
  return value
}

const kind: Kind<TypeNamed<'any'>> = { codec: (_, __, depth) => anyCodecAt(depth) }

/** Any value that DynamoDB can hold, at any depth. Numbers that JavaScript cannot hold are read as bigint or refused. */
// biome-ignore lint/suspicious/noExplicitAny: that is what the user asks for.
export const any = (): Attribute<any> => attributeOf(kind, { type: 'any' })
