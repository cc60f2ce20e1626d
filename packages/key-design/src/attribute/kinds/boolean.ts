import { type Codec, refuse, unreadable } from '../../codec/codec.js'
import { type Attribute, attributeOf } from '../attribute.js'
import type { Kind } from '../kind.js'

const codec: Codec = {
  encode: (value) => (typeof value === 'boolean' ? { BOOL: value } : refuse('must be true or false', value)),
  decode: (stored) => stored.BOOL ?? unreadable('a boolean', stored),
}

export const booleanKind: Kind = {
  codec: () => codec,
  keyText: () => ({
    toText: (value) => String(codec.encode(value).BOOL),
    toValue: (text) => (text === 'true' ? true : text === 'false' ? false : undefined),
  }),
}

/** Stored as BOOL. */
export const boolean = (): Attribute<boolean> => attributeOf(booleanKind, { type: 'boolean' })
