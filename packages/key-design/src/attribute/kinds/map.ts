import { type Codec, refuse, unreadable } from '../../codec/codec.js'
import {
  type CodedAttribute,
  codedAttributes,
  decodeAttributes,
  encodeAttributes,
  fillNew,
} from '../../codec/coded-attributes.js'
import { isPlainObject } from '../../codec/plain-object.js'
import { type Attribute, attributeOf } from '../attribute.js'
import type { TypeNamed } from '../attribute-spec.js'
import type { Attributes, GivenOf, ItemOf } from '../attribute-types.js'
import type { Kind } from '../kind.js'
import { toSpecs } from '../to-spec.js'

const kind: Kind<TypeNamed<'map'>> = {
  codec: ({ attributes }, codecs) => mapCodec(codedAttributes(attributes, codecs)),
}

function mapCodec(attributes: readonly CodedAttribute[]): Codec {
  return {
    encode: (value) => {
      if (!isPlainObject(value)) return refuse('must be a plain object', value)
      return { M: encodeAttributes(attributes, value, fillNew) }
    },
    decode: (stored) => decodeAttributes(attributes, stored.M ?? unreadable('a map', stored), false),
  }
}

/** A nested object with known attributes. Stored as M. */
export const map = <const A extends Attributes>(attributes: A): Attribute<ItemOf<A>, GivenOf<A>> =>
  attributeOf(kind, { type: 'map', attributes: toSpecs(attributes) })
