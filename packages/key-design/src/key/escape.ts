import { refuse } from '../codec/codec.js'
import { wellFormed } from '../codec/text.js'

/** Makes any text safe between two delimiters, and back. */
export interface Escape {
  readonly encode: (text: string) => string
  /** `undefined` for text that `encode` never gives. */
  readonly decode: (text: string) => string | undefined
}

/**
 * Percent-encodes the delimiter and the percent sign, nothing else: ordinary ids stay as they are written by hand,
 * and no two texts become one.
 */
export function escapeFor(delimiter: string): Escape {
  const code = `%${hex(delimiter)}`
  return {
    encode: (text) => {
      if (text === '') return refuse('is empty, and no part of a key can be', undefined)
      wellFormed(text)
      if (!text.includes(delimiter) && !text.includes('%')) return text
      return text.replaceAll('%', '%25').replaceAll(delimiter, code)
    },
    decode: (text) => {
      if (text === '' || text.includes(delimiter) || !text.isWellFormed()) return undefined
      if (!text.includes('%')) return text
      const plain = text.replaceAll(code, delimiter)
      return plain.replaceAll('%25', '').includes('%') ? undefined : plain.replaceAll('%25', '%')
    },
  }
}

const hex = (character: string): string => character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')
