import { type Codec, eachAt, refuse, unreadable } from '../../codec/codec.js'
import { type Attribute, attributeOf } from '../attribute.js'
import type { TypeNamed } from '../attribute-spec.js'
import type { AttributeLike, InputOf, ValueOf } from '../attribute-types.js'
import type { Kind } from '../kind.js'
import { toSpec } from '../to-spec.js'

const kind: Kind<TypeNamed<'list'>> = { codec: ({ of }, codecs) => listCodec(codecs.of(of)) }

function listCodec({ encode, decode }: Codec): Codec {
  return {
    encode: (value) => ({
      L: eachAt(Array.isArray(value) ? value : refuse('must be an array', value), encode),
    }),
    decode: (stored) => eachAt(stored.L ?? unreadable('a list', stored), decode),
  }
}

/** A list, each element like the other. Stored as L. */
export const list = <const A extends AttributeLike>(
  element: A,
): Attribute<ValueOf<A>[], readonly InputOf<A>[]> =>
  attributeOf(kind, { type: 'list', of: toSpec('list element', element) })
