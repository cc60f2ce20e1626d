import type { AttributeSpec } from '../attribute/attribute-spec.js'

/** Whether an item or a map can do without it. A schema decides that by itself. */
export function isOptional(spec: AttributeSpec): boolean {
  return spec.optional === true || (spec.type === 'schema' && spec.validate(undefined).issues === undefined)
}
