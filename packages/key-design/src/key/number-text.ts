import type { Codec } from '../codec/codec.js'
import { type DecimalParts, decimalText, parseDecimal } from './decimal-text.js'
import { ifValid, type KeyText } from './key-text.js'

/** Writes the shortest text of a number so that it sorts like the number, and back. */
export interface Padding {
  readonly pad: (plain: string) => string
  /** Some text of the number; of what `pad` never gives it may be anything. */
  readonly unpad: (text: string) => string
}

const PLAIN: Padding = { pad: (plain) => plain, unpad: (text) => text }

/** A number in a key: its shortest text, padded where it has to sort. */
export function numberText({ encode, decode }: Codec, { pad, unpad }: Padding = PLAIN): KeyText {
  const toText = (value: unknown) => pad(decimalText(parseDecimal(encode(value).N as string) as DecimalParts))
  return {
    toText,
    // A number has one text: what only reads as the same number was not written here.
    toValue: (text) =>
      ifValid(() => {
        const value = decode({ N: unpad(text) })
        return toText(value) === text ? value : undefined
      }),
  }
}
