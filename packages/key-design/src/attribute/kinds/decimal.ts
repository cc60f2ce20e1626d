import { type Codec, numberIn, refuse, UnreadableValue } from '../../codec/codec.js'
import { decimalText, numberProblem, parseDecimal } from '../../key/decimal-text.js'
import { numberText } from '../../key/number-text.js'
import { sortedDecimals } from '../../key/sortable-number.js'
import { type Attribute, attributeOf } from '../attribute.js'
import { NUMBER_DIGITS } from '../digits.js'
import type { Kind } from '../kind.js'

const codec: Codec = {
  encode: (value) => {
    const parts = typeof value === 'string' ? parseDecimal(value) : undefined
    if (parts === undefined) return refuse("must be a decimal number as text, such as '19.99'", value)
    const problem = numberProblem(parts)
    return problem === undefined ? { N: decimalText(parts) } : refuse(problem, value)
  },
  decode: (stored) => {
    const parts = parseDecimal(numberIn(stored))
    if (parts === undefined) throw new UnreadableValue(`is ${stored.N}, not a decimal number`)
    return decimalText(parts)
  },
}

export const decimalKind: Kind = {
  codec: () => codec,
  keyText: (_, position) => numberText(codec, sortedDecimals(position, NUMBER_DIGITS)),
}

/** A decimal number of up to 38 digits, as text ('19.99'), so that none is lost. Stored as N, read in shortest form. */
export const decimal = (): Attribute<string> => attributeOf(decimalKind, { type: 'decimal' })
