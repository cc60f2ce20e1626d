import type { AttributeSpec } from '../attribute/attribute-spec.js'

/** Whether an item or a map can do without it. A schema decides that by itself: one with a default cannot. */
export function isOptional(spec: AttributeSpec): boolean {
  if (spec.type !== 'schema' || spec.optional) return spec.optional === true
  const result = spec.validate(undefined)
  return result.issues === undefined && result.value === undefined
}
