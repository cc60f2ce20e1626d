import type { AttributeSpec } from '../attribute/attribute-spec.js'
import { codecsWith } from '../codec/codecs.js'
import { schemaCodec } from '../codec/schema.js'
import { show } from '../errors/show.js'
import { joinPath, ValidationError } from '../errors/validation-error.js'

/** Sentences on constant defaults that an attribute, or what it holds, would refuse of anybody else. */
export function checkDefaults(path: string, spec: AttributeSpec): string[] {
  return [...checkOwn(path, spec), ...checkHeld(path, spec)]
}

function checkOwn(path: string, spec: AttributeSpec): string[] {
  const { default: fill } = spec
  // What was read from JSON has no values to fill in.
  if (fill?.kind !== 'literal' || fill.compute === undefined) return []
  try {
    codecsWith(schemaCodec).of(spec).encode(fill.compute())
    return []
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error
    return [
      `the default of attribute '${joinPath(path, error.attribute)}' ${error.reason} (got ${show(error.value)}).`,
    ]
  }
}

function checkHeld(path: string, spec: AttributeSpec): string[] {
  if (spec.type === 'list') return checkDefaults(`${path}[]`, spec.of)
  if (spec.type === 'record') return checkDefaults(`${path}.*`, spec.of)
  if (spec.type !== 'map') return []
  return Object.entries(spec.attributes).flatMap(([name, inner]) => checkDefaults(`${path}.${name}`, inner))
}
