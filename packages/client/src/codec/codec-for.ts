import { type AttributeSpec, type AttributeSpecs, wireName } from '@keyprint/key-design'
import { anyCodec } from './any.js'
import type { Codec } from './codec.js'
import { bigintCodec, decimalCodec, integerCodec, numberCodec } from './numbers.js'
import {
  binaryCodec,
  booleanCodec,
  epochTimestampCodec,
  isoTimestampCodec,
  literalCodec,
  oneOfCodec,
  textCodec,
  timeToLiveCodec,
  ulidCodec,
} from './scalars.js'
import { schemaCodec } from './schema.js'
import { binarySetCodec, numberSetCodec, stringSetCodec } from './sets.js'
import { type CodedAttribute, listCodec, mapCodec, recordCodec } from './structures.js'

/** The codec of an attribute, from its declaration. */
export function codecFor(spec: AttributeSpec): Codec {
  const codec = codecOfType(spec)
  return spec.nullable ? nullable(codec) : codec
}

/** The codecs of an entity's or a map's attributes. */
export function codedAttributes(specs: AttributeSpecs): readonly CodedAttribute[] {
  return Object.entries(specs).map(([name, spec]) => ({
    name,
    wire: wireName(name, spec),
    spec,
    codec: codecFor(spec),
  }))
}

function nullable({ encode, decode }: Codec): Codec {
  return {
    encode: (value) => (value === null ? { NULL: true } : encode(value)),
    decode: (stored) => (stored.NULL ? null : decode(stored)),
  }
}

function codecOfType(spec: AttributeSpec): Codec {
  switch (spec.type) {
    case 'string':
      return textCodec()
    case 'number':
      return numberCodec
    case 'integer':
      return integerCodec(spec.digits)
    case 'bigint':
      return bigintCodec(spec.digits)
    case 'decimal':
      return decimalCodec
    case 'boolean':
      return booleanCodec
    case 'binary':
      return binaryCodec
    case 'timestamp':
      return spec.format === 'iso' ? isoTimestampCodec : epochTimestampCodec
    case 'timeToLive':
      return timeToLiveCodec
    case 'ulid':
      return ulidCodec
    case 'oneOf':
      return oneOfCodec(spec.values)
    case 'literal':
      return literalCodec(spec.value)
    case 'list':
      return listCodec(codecFor(spec.of))
    case 'map':
      return mapCodec(codedAttributes(spec.attributes))
    case 'record':
      return recordCodec(codecFor(spec.of))
    case 'stringSet':
      return stringSetCodec
    case 'numberSet':
      return numberSetCodec
    case 'binarySet':
      return binarySetCodec
    case 'any':
      return anyCodec
    case 'schema':
      return schemaCodec(spec)
  }
}
