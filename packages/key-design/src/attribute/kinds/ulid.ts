import { type Attribute, attributeOf } from '../attribute.js'
import { textKind } from './text-kind.js'

const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/

/** True for a ULID in canonical form. */
export const isUlid = (value: string): boolean => ULID.test(value)

export const ulidKind = textKind(
  () => (value) =>
    isUlid(value) ? undefined : 'is not a ULID: 26 characters of Crockford base 32, upper case',
)

/** A ULID in its canonical form: 26 characters, upper case. Stored as S. @see https://github.com/ulid/spec */
export const ulid = (): Attribute<string> => attributeOf(ulidKind, { type: 'ulid' })
