import { type Codec, numberIn, UnreadableValue } from '../../codec/codec.js'
import { exactNumber, finiteText } from '../../codec/numbers.js'
import { numberText } from '../../key/number-text.js'
import { DOUBLE_DIGITS, sortedDecimals } from '../../key/sortable-number.js'
import { type Attribute, attributeOf } from '../attribute.js'
import type { Kind } from '../kind.js'

export const numberCodec: Codec = {
  encode: (value) => ({ N: finiteText(value) }),
  decode: (stored) => {
    const text = numberIn(stored)
    return exactNumber(text) ?? lossy(text)
  },
}

function lossy(text: string): never {
  throw new UnreadableValue(
    `is ${text}, which a JavaScript number cannot hold without loss; declare bigint() or decimal()`,
  )
}

export const numberKind: Kind = {
  codec: () => numberCodec,
  keyText: (_, position) => numberText(numberCodec, sortedDecimals(position, DOUBLE_DIGITS)),
}

/** A finite number, as JavaScript has it. Stored as N; what has more digits than it can hold is refused when read. */
export const number = (): Attribute<number> => attributeOf(numberKind, { type: 'number' })
