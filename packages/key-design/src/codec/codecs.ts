import type { AttributeSpec, SchemaType } from '../attribute/attribute-spec.js'
import { type Codecs, kindOf } from '../attribute/kind.js'
import type { Codec } from './codec.js'

/** Codecs of attributes. The one of schemas is handed in, so that a bundle holds it only when it was asked for. */
export function codecsWith(ofSchema: (type: SchemaType) => Codec): Codecs {
  const codecs: Codecs = {
    ofSchema,
    of: (spec) => {
      const codec = (kindOf(spec) ?? refuseCopy(spec)).codec(spec, codecs)
      return spec.nullable ? nullable(codec) : codec
    },
  }
  return codecs
}

function nullable({ encode, decode, ...more }: Codec): Codec {
  return {
    ...more,
    encode: (value) => (value === null ? { NULL: true } : encode(value)),
    decode: (stored) => (stored.NULL ? null : decode(stored)),
  }
}

function refuseCopy({ type }: AttributeSpec): never {
  throw new TypeError(
    `An attribute of type ${type} is a copy, such as one from JSON; use the design that defineDesign returned.`,
  )
}
