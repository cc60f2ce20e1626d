import type { Codec } from '../codec/codec.js'
import { type DecimalParts, decimalText, parseDecimal } from './decimal-text.js'
import { ifValid, type KeyText } from './key-text.js'

/** Writes the shortest text of a number so that it sorts like the number, and back. */
export interface Padding {
  readonly pad: (plain: string) => string
  /** `undefined` for text that `pad` never gives. */
  readonly unpad: (text: string) => string | undefined
}

const PLAIN: Padding = { pad: (plain) => plain, unpad: (text) => text }

/** A number in a key: its shortest text, padded where it has to sort. */
export function numberText({ encode, decode }: Codec, { pad, unpad }: Padding = PLAIN): KeyText {
  const plainText = (value: unknown) => decimalText(parseDecimal(encode(value).N as string) as DecimalParts)
  return {
    toText: (value) => pad(plainText(value)),
    toValue: (text) => {
      const plain = unpad(text)
      if (plain === undefined) return undefined
      return ifValid(() => {
        const value = decode({ N: plain })
        return plainText(value) === plain ? value : undefined
      })
    },
  }
}
