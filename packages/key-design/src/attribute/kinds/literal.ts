import { checkLiteral } from '#check-parts'
import { type Codec, refuse, UnreadableValue } from '../../codec/codec.js'
import { type Attribute, attributeOf } from '../attribute.js'
import type { TypeNamed } from '../attribute-spec.js'
import type { Kind } from '../kind.js'

export const literalKind: Kind<TypeNamed<'literal'>> = {
  codec: ({ value }) => literalCodec(value),
  keyText: ({ value }) => {
    const { encode } = literalCodec(value)
    const text = String(value)
    return {
      toText: (given) => {
        encode(given)
        return text
      },
      toValue: (stored) => (stored === text ? value : undefined),
    }
  },
}

/** Stored as the type of the constant. */
function literalCodec(constant: string | number | boolean): Codec {
  const stored =
    typeof constant === 'string'
      ? { S: constant }
      : typeof constant === 'number'
        ? { N: String(constant) }
        : { BOOL: constant }
  return {
    encode: (value) => (value === constant ? stored : refuse(`is always ${String(constant)}`, value)),
    decode: ({ S, N, BOOL }) => {
      // DynamoDB writes numbers in its own way: 1e-7 comes back as 0.0000001.
      if ((S ?? BOOL ?? (N === undefined ? N : Number(N))) === constant) return constant
      throw new UnreadableValue(`is not ${String(constant)}`)
    },
  }
}

/** Always this value: a discriminator. It need not be given. */
export const literal = <const Value extends string | number | boolean>(
  value: Value,
): Attribute<Value, Value, 'defaulted'> => {
  checkLiteral(value)
  return attributeOf<Value, Value, TypeNamed<'literal'>>(literalKind, { type: 'literal', value }).default(
    value,
  )
}
