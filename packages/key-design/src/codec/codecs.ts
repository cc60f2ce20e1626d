import { checkKind } from '#check-parts'
import { type Codecs, type Kind, kindOf, type SchemaCodecs } from '../attribute/kind.js'
import type { Codec } from './codec.js'

/** Codecs of attributes. The one of schemas is handed in, so that a bundle holds it only when it was asked for. */
export function codecsWith(ofSchema: SchemaCodecs, depth = 1): Codecs {
  return {
    ofSchema,
    of: (spec) => {
      const kind = kindOf(spec)
      checkKind(spec.type, kind)
      const codec = (kind as Kind).codec(spec, codecsWith(ofSchema, depth + 1), depth)
      return spec.nullable ? nullable(codec) : codec
    },
  }
}

function nullable({ encode, decode, ...more }: Codec): Codec {
  return {
    ...more,
    encode: (value) => (value === null ? { NULL: true } : encode(value)),
    decode: (stored) => (stored.NULL ? null : decode(stored)),
  }
}
