import { checkFormat } from '#check-parts'
import { type Codec, stringIn, UnreadableValue } from '../../codec/codec.js'
import { dateOf, moment } from '../../codec/moment.js'
import { isoDate, isoText } from '../../key/iso-date.js'
import { type Attribute, attributeOf } from '../attribute.js'
import type { TimestampFormat, TypeNamed } from '../attribute-spec.js'
import type { Kind } from '../kind.js'

/** A Date as ISO text. */
const iso: Codec = {
  encode: (value) => ({ S: isoText(value) }),
  decode: (stored) => {
    const date = isoDate(stringIn(stored))
    if (date === undefined) throw new UnreadableValue('is not a date of the form 2026-11-21T02:46:54.123Z')
    return date
  },
}

/** A Date as milliseconds since 1970. */
const epochMilliseconds: Codec = {
  encode: (value) => ({ N: String(moment(value)) }),
  decode: (stored) => dateOf(stored, 1),
}

export const timestampKind: Kind<TypeNamed<'timestamp'>> = {
  codec: ({ format }) => (format === 'iso' ? iso : epochMilliseconds),
  keyText: () => ({ toText: isoText, toValue: isoDate }),
}

/**
 * A moment, to the millisecond.
 * @param options.format `iso` (default): S, sorts by time in years 0 to 9999. `epoch-milliseconds`: N.
 */
export const timestamp = (options: { readonly format?: TimestampFormat } = {}): Attribute<Date> => {
  checkFormat(options)
  return attributeOf(timestampKind, { type: 'timestamp', format: options.format ?? 'iso' })
}
