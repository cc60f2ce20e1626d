import { at, type Codec, refuse, unreadable } from '../../codec/codec.js'
import { isPlainObject, setOwn } from '../../codec/plain-object.js'
import type { StoredValue } from '../../codec/stored-value.js'
import { checkName } from '../../codec/text.js'
import { type Attribute, attributeOf } from '../attribute.js'
import type { TypeNamed } from '../attribute-spec.js'
import type { AttributeLike, InputOf, ValueOf } from '../attribute-types.js'
import type { Kind } from '../kind.js'
import { toSpec } from '../to-spec.js'

const kind: Kind<TypeNamed<'record'>> = { codec: ({ of }, codecs) => recordCodec(codecs.of(of)) }

function recordCodec({ encode, decode }: Codec): Codec {
  return {
    encode: (value) => {
      if (!isPlainObject(value)) return refuse('must be a plain object', value)
      const given = Object.entries(value).filter(([, one]) => one !== undefined)
      for (const [name] of given) checkName(name)
      return { M: eachNamed(given, encode) as Record<string, StoredValue> }
    },
    decode: (stored) => eachNamed(Object.entries(stored.M ?? unreadable('a map', stored)), decode),
  }
}

function eachNamed<T, R>(entries: readonly [string, T][], step: (value: T) => R): Record<string, R> {
  const results: Record<string, R> = {}
  for (const [name, value] of entries) {
    const result = at(name, () => step(value))
    setOwn(results, name, result)
  }
  return results
}

/** A nested object with any keys, each value like the other. Stored as M. */
export const record = <const A extends AttributeLike>(
  value: A,
): Attribute<Record<string, ValueOf<A>>, Readonly<Record<string, InputOf<A>>>> =>
  attributeOf(kind, { type: 'record', of: toSpec('record value', value) })
