import { checkKind } from '#check-parts'
import type { SchemaType } from '../attribute/attribute-spec.js'
import { type Codecs, type Kind, kindOf } from '../attribute/kind.js'
import type { Codec } from './codec.js'

/** Codecs of attributes. The one of schemas is handed in, so that a bundle holds it only when it was asked for. */
export function codecsWith(ofSchema: (type: SchemaType) => Codec): Codecs {
  const codecs: Codecs = {
    ofSchema,
    of: (spec) => {
      const kind = kindOf(spec)
      checkKind(spec.type, kind)
      const codec = (kind as Kind).codec(spec, codecs)
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
