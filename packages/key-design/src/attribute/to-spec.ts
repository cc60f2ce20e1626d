import { checkAttribute, checkNamed, checkSchema } from '#check-parts'
import { sorted } from '../design/sorted.js'
import type { AttributeSpec, AttributeSpecs } from './attribute-spec.js'
import type { Attributes } from './attribute-types.js'
import { kindOf, ofKind } from './kind.js'
import { isStandardSchema, schemaType } from './standard-schema.js'

/** An attribute or a schema as plain data. */
export function toSpec(name: string, attribute: unknown): AttributeSpec {
  if (isStandardSchema(attribute)) {
    checkSchema(name, attribute)
    return schemaType(attribute)
  }
  checkAttribute(name, attribute)
  return inOrder((attribute as { readonly spec: AttributeSpec }).spec)
}

/** `.optional().storedAs('n')` and `.storedAs('n').optional()` are one attribute. */
function inOrder(spec: AttributeSpec): AttributeSpec {
  const { type, ...traits } = spec
  return ofKind(kindOf(spec), { type, ...sorted(Object.entries(traits)) } as AttributeSpec)
}

/** Attributes as plain data, sorted by name so that the order in the source does not matter. */
export function toSpecs(attributes: Attributes): AttributeSpecs {
  checkNamed(attributes)
  return sorted(Object.entries(attributes).map(([name, attribute]) => [name, toSpec(name, attribute)]))
}
