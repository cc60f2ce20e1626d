import type { Attributes } from '../attribute/attribute-types.js'
import { toSpecs } from '../attribute/to-spec.js'
import { type KeyTemplate, keyTemplate } from '../key/key-template.js'

/** A template in a partition key, where numbers are written plainly. */
export const partition = (template: string, attributes: Attributes, delimiter = '#'): KeyTemplate =>
  keyTemplate(template, 'partition', delimiter, toSpecs(attributes))

/** A template in a sort key, where numbers are padded. */
export const sort = (template: string, attributes: Attributes, delimiter = '#'): KeyTemplate =>
  keyTemplate(template, 'sort', delimiter, toSpecs(attributes))

/** A key of values that are all there. */
export function built(template: KeyTemplate, values: Record<string, unknown>): string {
  const key = template.build(values)
  if (key === undefined) throw new Error('a value is missing')
  return key
}
