import { type Codec, UnreadableValue } from '../codec/codec.js'
import { ValidationError } from '../errors/validation-error.js'

/** Whether a value only has to be told from others, or has to sort too. */
export type KeyPosition = 'partition' | 'sort'

/** A value of one attribute as text of a key, before it is escaped, and back. */
export interface KeyText {
  readonly toText: (value: unknown) => string
  /** `undefined` for text that `toText` never gives. */
  readonly toValue: (text: string) => unknown
  /** Makes the value of others: of a shard, which is no attribute. */
  readonly from?: (values: { readonly [attribute: string]: unknown }) => unknown
}

/** Text that stands in a key as it is stored. */
export function storedText({ encode, decode }: Codec): KeyText {
  return {
    toText: (value) => encode(value).S as string,
    toValue: (text) => ifValid(() => decode({ S: text })),
  }
}

/** `undefined` where a text is no value. */
export function ifValid<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof UnreadableValue || error instanceof ValidationError) return undefined
    throw error
  }
}
