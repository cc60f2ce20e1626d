import { checkDigits, checkOptions } from '#check-parts'
import { type Codec, numberIn, refuse } from '../../codec/codec.js'
import { wholeNumber } from '../../codec/numbers.js'
import { numberText } from '../../key/number-text.js'
import { sortedIntegers } from '../../key/sortable-number.js'
import { type Attribute, attributeOf } from '../attribute.js'
import type { TypeNamed } from '../attribute-spec.js'
import { NUMBER_DIGITS } from '../digits.js'
import type { Kind } from '../kind.js'

export const bigintKind: Kind<TypeNamed<'bigint'>> = {
  codec: ({ digits }) => bigintCodec(digits),
  keyText: ({ digits }, position) => numberText(bigintCodec(digits), sortedIntegers(position, digits)),
}

export function bigintCodec(digits: number): Codec {
  return {
    encode: (value) => {
      if (typeof value !== 'bigint') return refuse('must be a bigint', value)
      const text = value.toString()
      if (text.length - (value < 0n ? 1 : 0) > digits) {
        return refuse(`has more than the ${digits} digits that are declared`, value)
      }
      return { N: text }
    },
    decode: (stored) => wholeNumber(numberIn(stored)),
  }
}

/**
 * A whole number of up to 38 digits. Stored as N.
 * @param options.digits how many digits it has at the most; in a sort key it is padded to that many. Default 38.
 */
export const bigint = (options: { readonly digits?: number } = {}): Attribute<bigint> => {
  checkOptions('bigint', options, ['digits'])
  const { digits = NUMBER_DIGITS } = options
  checkDigits('bigint', digits, NUMBER_DIGITS)
  return attributeOf(bigintKind, { type: 'bigint', digits })
}
