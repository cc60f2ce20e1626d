import { checkDigits, checkOptions } from '#check-parts'
import { type Codec, numberIn, refuse, UnreadableValue } from '../../codec/codec.js'
import { exactNumber } from '../../codec/numbers.js'
import { numberText } from '../../key/number-text.js'
import { sortedIntegers } from '../../key/sortable-number.js'
import { type Attribute, attributeOf } from '../attribute.js'
import type { TypeNamed } from '../attribute-spec.js'
import { INTEGER_DIGITS } from '../digits.js'
import type { Kind } from '../kind.js'

export const integerKind: Kind<TypeNamed<'integer'>> = {
  codec: ({ digits }) => integerCodec(digits),
  keyText: ({ digits }, position) => numberText(integerCodec(digits), sortedIntegers(position, digits)),
}

function integerCodec(digits: number): Codec {
  const most = Math.min(10 ** digits - 1, Number.MAX_SAFE_INTEGER)
  return {
    encode: (value) => {
      if (!Number.isSafeInteger(value)) return refuse('must be a whole number up to 2^53 - 1', value)
      if (Math.abs(value as number) > most)
        return refuse(`has more than the ${digits} digits that are declared`, value)
      return { N: value === 0 ? '0' : String(value) }
    },
    decode: (stored) => {
      const value = exactNumber(numberIn(stored))
      if (value !== undefined && Number.isSafeInteger(value)) return value
      throw new UnreadableValue(`is ${stored.N}, not a whole number up to 2^53 - 1`)
    },
  }
}

/**
 * A whole number up to 2^53 - 1 either side of zero. Stored as N.
 * @param options.digits how many digits it has at the most; in a sort key it is padded to that many. Default 16.
 */
export const integer = (options: { readonly digits?: number } = {}): Attribute<number> => {
  checkOptions('integer', options, ['digits'])
  const { digits = INTEGER_DIGITS } = options
  checkDigits('integer', digits, INTEGER_DIGITS)
  return attributeOf(integerKind, { type: 'integer', digits })
}
