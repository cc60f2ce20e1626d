import { Attribute } from './attribute.js'
import type { AttributeSpec, AttributeSpecs } from './attribute-spec.js'
import type { Attributes } from './attribute-types.js'
import { isStandardSchema, refuseAttribute, schemaType } from './standard-schema.js'

/** An attribute or a schema as plain data. */
export function toSpec(name: string, attribute: unknown): AttributeSpec {
  if (attribute instanceof Attribute) return attribute.spec
  if (isStandardSchema(attribute)) return schemaType(attribute)
  return refuseAttribute(name)
}

/** Attributes as plain data, sorted by name so that the order in the source does not matter. */
export function toSpecs(attributes: Attributes): AttributeSpecs {
  return sorted(Object.entries(attributes).map(([name, attribute]) => [name, toSpec(name, attribute)]))
}

/** An object with its keys in order of their names; `__proto__` stays an ordinary key. */
export function sorted<T>(entries: Iterable<readonly [string, T]>): { readonly [name: string]: T } {
  return Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)))
}
