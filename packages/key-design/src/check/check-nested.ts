import type { AttributeSpec } from '../attribute/attribute-spec.js'
import { checkWireName } from './check-wire-name.js'

/** Sentences on what an attribute holds, where it is a list, a map or a record. */
export function checkNested(path: string, spec: AttributeSpec): string[] {
  if (spec.type === 'list') return checkInner(`${path}[]`, spec.of)
  if (spec.type === 'record') return checkInner(`${path}.*`, spec.of)
  if (spec.type !== 'map') return []
  return Object.entries(spec.attributes).flatMap(([name, inner]) => [
    ...checkWireName(spec.attributes, name, inner, `${path}.`),
    ...checkInner(`${path}.${name}`, inner),
  ])
}

function checkInner(path: string, spec: AttributeSpec): string[] {
  if (spec.type !== 'timeToLive') return checkNested(path, spec)
  return [
    `attribute '${path}' is a time to live inside of another attribute, where DynamoDB does not look for it; declare it on the entity itself.`,
  ]
}
