import { checkValues } from '#check-parts'
import { type Attribute, attributeOf } from '../attribute.js'
import { textKind } from './text-kind.js'

export const oneOfKind = textKind(
  ({ values }: { readonly type: 'oneOf'; readonly values: readonly string[] }) => {
    const allowed = new Set(values)
    return (value) => (allowed.has(value) ? undefined : `is none of ${values.join(', ')}`)
  },
)

/** One of the given strings. Stored as S. */
export const oneOf = <const Values extends readonly [string, ...string[]]>(
  ...values: Values
): Attribute<Values[number]> => {
  checkValues(values)
  return attributeOf(oneOfKind, { type: 'oneOf', values })
}
