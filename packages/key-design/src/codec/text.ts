import { type Codec, refuse, stringIn, UnreadableValue } from './codec.js'

/** Text that UTF-8 can hold. */
export function wellFormed(value: string): string {
  return value.isWellFormed() ? value : refuse('holds a lone surrogate, which UTF-8 cannot store', value)
}

/** A name that DynamoDB can hold. */
export function checkName(name: string): void {
  if (name === '') refuse('has a value without a name, which DynamoDB cannot hold', undefined)
  wellFormed(name)
}

/** What a string lacks to be a value of an attribute, as the end of a sentence; `undefined` when nothing. */
export type TextProblem = (value: string) => string | undefined

/** Stored as S. */
export function textCodec(problem?: TextProblem): Codec {
  return {
    encode: (value) => {
      if (typeof value !== 'string') return refuse('must be a string', value)
      const reason = problem?.(value)
      return reason === undefined ? { S: wellFormed(value) } : refuse(reason, value)
    },
    decode: (stored) => {
      const text = stringIn(stored)
      const reason = problem?.(text)
      if (reason !== undefined) throw new UnreadableValue(reason)
      return text
    },
  }
}
