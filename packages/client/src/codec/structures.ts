import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import type { AttributeSpec } from '@keyprint/key-design'
import { at, type Codec, refuse, UnreadableValue, unreadable } from './codec.js'
import { isPlainObject, setOwn } from './plain-object.js'

export function listCodec(element: Codec): Codec {
  return {
    encode: (value) => {
      if (!Array.isArray(value)) return refuse('must be an array', value)
      return { L: Array.from(value, (one, i) => at(`[${i}]`, () => element.encode(one))) }
    },
    decode: ({ L, ...other }) => {
      const elements = L ?? unreadable('a list', other as AttributeValue)
      return elements.map((one, i) => at(`[${i}]`, () => element.decode(one)))
    },
  }
}

export function recordCodec(inner: Codec): Codec {
  return {
    encode: (value) => {
      if (!isPlainObject(value)) return refuse('must be a plain object', value)
      const stored: Record<string, AttributeValue> = {}
      for (const [name, one] of Object.entries(value)) {
        if (one !== undefined)
          setOwn(
            stored,
            name,
            at(name, () => inner.encode(one)),
          )
      }
      return { M: stored }
    },
    decode: (stored) => {
      const value: Record<string, unknown> = {}
      const entries = Object.entries(stored.M ?? unreadable('a map', stored))
      for (const [name, one] of entries)
        setOwn(
          value,
          name,
          at(name, () => inner.decode(one)),
        )
      return value
    },
  }
}

/** One attribute of an entity or a map, ready to be written and read. */
export interface CodedAttribute {
  /** Name in code. */
  readonly name: string
  /** Name on the wire. */
  readonly wire: string
  readonly spec: AttributeSpec
  readonly codec: Codec
}

/** Attributes as an object of stored values, from an object of values. */
export function encodeAttributes(
  attributes: readonly CodedAttribute[],
  values: Record<string, unknown>,
  fill: (spec: AttributeSpec, name: string) => unknown,
): Record<string, AttributeValue> {
  const stored: Record<string, AttributeValue> = {}
  let given = 0
  for (const attribute of attributes) {
    const value = values[attribute.name]
    if (Object.hasOwn(values, attribute.name)) given += 1
    const filled = value === undefined ? fill(attribute.spec, attribute.name) : value
    if (filled !== undefined) setOwn(stored, attribute.wire, encodeOne(attribute, filled))
    else if (!attribute.spec.optional) refuseMissing(attribute)
  }
  if (given !== Object.keys(values).length) refuseUnknown(attributes, values)
  return stored
}

/** Encodes one attribute, so that an error names it. */
export function encodeOne({ name, codec }: CodedAttribute, value: unknown): AttributeValue {
  return at(name, () => codec.encode(value))
}

function refuseMissing({ name, spec }: CodedAttribute): void {
  // A schema decides by itself whether it can do without a value.
  if (spec.type === 'schema' && spec.validate(undefined).issues === undefined) return
  at(name, () =>
    refuse('is missing', undefined, 'give it a value, or declare it optional() or with a default()'),
  )
}

function refuseUnknown(attributes: readonly CodedAttribute[], values: Record<string, unknown>): never {
  const unknown = Object.keys(values).find((name) => !attributes.some((attribute) => attribute.name === name))
  return at(String(unknown), () =>
    refuse(
      'is not declared',
      undefined,
      `the attributes are ${attributes.map(({ name }) => name).join(', ')}`,
    ),
  )
}

/** The values of an object of stored values; what is not declared is left out. */
export function decodeAttributes(
  attributes: readonly CodedAttribute[],
  stored: Record<string, AttributeValue>,
  partial: boolean,
): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const attribute of attributes) {
    const value = Object.hasOwn(stored, attribute.wire) ? stored[attribute.wire] : undefined
    const decoded = value === undefined ? absent(attribute, partial) : decodeOne(attribute, value)
    if (decoded !== undefined) setOwn(values, attribute.name, decoded)
  }
  return values
}

function decodeOne({ name, codec }: CodedAttribute, stored: AttributeValue): unknown {
  try {
    return codec.decode(stored)
  } catch (error) {
    throw error instanceof UnreadableValue ? error.within(name) : error
  }
}

/** Items that were written before an attribute existed read with its constant default. */
function absent({ name, spec }: CodedAttribute, partial: boolean): unknown {
  if (partial || spec.optional) return undefined
  if (spec.default?.kind === 'literal') return spec.default.compute()
  if (spec.type === 'schema' && spec.validate(undefined).issues === undefined) return undefined
  throw new UnreadableValue('is not stored, and the design needs it', name)
}

/** A nested object with known attributes. */
export function mapCodec(attributes: readonly CodedAttribute[]): Codec {
  return {
    encode: (value) => {
      if (!isPlainObject(value)) return refuse('must be a plain object', value)
      return { M: encodeAttributes(attributes, value, fillNew) }
    },
    decode: (stored) => decodeAttributes(attributes, stored.M ?? unreadable('a map', stored), false),
  }
}

/** What an attribute of a new object is filled with. */
export function fillNew(spec: AttributeSpec): unknown {
  return (spec.default ?? spec.setOnCreate ?? spec.setOnUpdate)?.compute()
}
