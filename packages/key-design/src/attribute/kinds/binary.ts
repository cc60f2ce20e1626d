import { type Codec, refuse, unreadable } from '../../codec/codec.js'
import { plainBytes, wireBytes } from '../../codec/wire-bytes.js'
import { type Attribute, attributeOf } from '../attribute.js'

export const binaryCodec: Codec = {
  encode: (value) =>
    value instanceof Uint8Array ? { B: wireBytes(value) } : refuse('must be a Uint8Array', value),
  decode: (stored) => plainBytes(stored.B ?? unreadable('binary', stored)),
}

/** Bytes. Stored as B. */
export const binary = (): Attribute<Uint8Array> =>
  attributeOf({ codec: () => binaryCodec }, { type: 'binary' })
