import type { AttributeSpec } from '../attribute/attribute-spec.js'
import { MAX_DEPTH } from '../attribute/kinds/any.js'
import { checkWireName } from './check-wire-name.js'

/** Sentences on an attribute that holds more levels of lists and maps than DynamoDB does. */
export function checkDepth(name: string, spec: AttributeSpec): string[] {
  const levels = levelsOf(spec)
  if (levels <= MAX_DEPTH) return []
  return [`attribute '${name}' has ${levels} levels of lists and maps; DynamoDB holds ${MAX_DEPTH}.`]
}

/** What a list or a map holds is a level more, also when it is empty. */
function levelsOf(spec: AttributeSpec): number {
  if (spec.type === 'list' || spec.type === 'record') return 1 + levelsOf(spec.of)
  if (spec.type === 'map') return 1 + Math.max(1, ...Object.values(spec.attributes).map(levelsOf))
  return 1
}

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
