import { type AttributeSpec, type AttributeSpecs, wireName } from '../attribute/attribute-spec.js'
import type { Codecs } from '../attribute/kind.js'
import type { Projection } from '../table/table-spec.js'
import { at, type Codec, errorAt, refuse, UnreadableValue } from './codec.js'
import { ownValue, setOwn } from './plain-object.js'
import type { StoredValue } from './stored-value.js'

/** One attribute of an entity or a map, ready to be written and read. */
export interface CodedAttribute {
  /** Name in code. */
  readonly name: string
  /** Name on the wire. */
  readonly wire: string
  readonly spec: AttributeSpec
  readonly codec: Codec
}

/** The codecs of an entity's or a map's attributes. */
export function codedAttributes(specs: AttributeSpecs, codecs: Codecs): readonly CodedAttribute[] {
  return Object.entries(specs).map(([name, spec]) => ({
    name,
    wire: wireName(name, spec),
    spec,
    codec: codecs.of(spec),
  }))
}

/** Attributes as an object of stored values, from an object of values. One try for all: this is the hottest loop. */
export function encodeAttributes(
  attributes: readonly CodedAttribute[],
  values: Record<string, unknown>,
  fill: (spec: AttributeSpec, name: string) => unknown,
): Record<string, StoredValue> {
  const stored: Record<string, StoredValue> = {}
  let given = 0
  let name = ''
  try {
    for (const attribute of attributes) {
      name = attribute.name
      const own = Object.hasOwn(values, name)
      if (own) given += 1
      const value = (own ? values[name] : undefined) ?? emptyValue(attribute, values, own, fill)
      const encoded = value === undefined ? storedNothing(attribute) : attribute.codec.encode(value)
      if (encoded !== undefined) setOwn(stored, attribute.wire, encoded)
    }
  } catch (error) {
    throw errorAt(name, error)
  }
  if (given !== Object.keys(values).length) refuseUnknown(attributes, values)
  return stored
}

/** What stands for a value that is not there: null stays null, anything else is filled in. */
function emptyValue(
  { name, spec }: CodedAttribute,
  values: Record<string, unknown>,
  own: boolean,
  fill: (spec: AttributeSpec, name: string) => unknown,
): unknown {
  return own && values[name] === null ? null : fill(spec, name)
}

/** What is stored of an attribute without a value: it may be missing, or a schema makes something of nothing, or it is refused. */
function storedNothing({ spec, codec }: CodedAttribute): StoredValue | undefined {
  const nothing = codec.ofNothing?.()
  if (nothing === undefined && !spec.optional)
    refuse('is missing', undefined, 'give it a value, or declare it optional() or with a default()')
  return nothing?.value === undefined ? undefined : codec.encode(undefined)
}

/** Encodes one attribute, so that an error names it. */
export function encodeOne({ name, codec }: CodedAttribute, value: unknown): StoredValue {
  return at(name, () => codec.encode(value))
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

/**
 * The values of an object of stored values; what is not declared is left out.
 * @param partial attributes may be missing, because the index does not hold them; what it holds, where that is known
 */
export function decodeAttributes(
  attributes: readonly CodedAttribute[],
  stored: Record<string, StoredValue>,
  partial: boolean | Projection,
): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  let name = ''
  try {
    for (const attribute of attributes) {
      name = attribute.name
      const value = ownValue(stored, attribute.wire)
      const decoded = value === undefined ? absent(attribute, partial) : attribute.codec.decode(value)
      if (decoded !== undefined) setOwn(values, name, decoded)
    }
  } catch (error) {
    throw errorAt(name, error)
  }
  return values
}

/**
 * Items that were written before an attribute existed read with its constant default, as it would have been stored. An
 * index that holds the attribute shows that it is missing; of another one nothing is known.
 */
function absent({ wire, spec, codec }: CodedAttribute, partial: boolean | Projection): unknown {
  if (spec.optional || (partial && !(typeof partial === 'object' && partial.includes(wire)))) return undefined
  if (spec.default?.kind === 'literal') return codec.decode(codec.encode(spec.default.compute()))
  const nothing = codec.ofNothing?.(true)
  if (nothing || partial) return nothing?.value
  throw new UnreadableValue('is not stored, and the design needs it')
}

/** The default that an item without the attribute reads with, as it would have been stored. */
export function storedDefault({
  spec,
  codec,
}: Pick<CodedAttribute, 'spec' | 'codec'>): StoredValue | undefined {
  if (spec.optional) return undefined
  if (spec.default?.kind === 'literal') return codec.encode(spec.default.compute())
  const value = codec.ofNothing?.()?.value
  return value === undefined ? undefined : (codec.restore ?? codec.encode)(value)
}

/** What an attribute of a new object is filled with. */
export function fillNew(spec: AttributeSpec): unknown {
  return (spec.default ?? spec.setOnCreate ?? spec.setOnUpdate)?.compute()
}
