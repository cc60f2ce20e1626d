import { type AttributeSpec, type AttributeSpecs, wireName } from '../attribute/attribute-spec.js'
import { show } from '../errors/show.js'

/** An object that is made with this name gets another prototype, or none: what it holds is lost, or is not its own. */
export const PROTOTYPE = '__proto__'
export const WHY_NOT_PROTOTYPE = 'which JavaScript takes for a prototype and the SDK loses'

/**
 * Sentences on an attribute that could not be told from another one of the same entity or map once it is stored.
 * @param path what leads to the attribute in code, such as `lines[].`.
 */
export function checkWireName(
  attributes: AttributeSpecs,
  name: string,
  spec: AttributeSpec,
  path = '',
): string[] {
  const wire = wireName(name, spec)
  if (wire === PROTOTYPE) {
    return [`attribute '${path}${name}' is stored as '${wire}', ${WHY_NOT_PROTOTYPE}; use storedAs().`]
  }
  if (!wire.isWellFormed()) {
    return [
      `attribute '${path}${name}' is stored as ${show(wire)}, a name with a lone surrogate, which UTF-8 cannot store; use storedAs().`,
    ]
  }
  if (wire === '') return [`attribute '${path}${name}' is stored under an empty name.`]
  const other = Object.entries(attributes).find(([n, s]) => n < name && wireName(n, s) === wire)
  if (other === undefined) return []
  return [`attributes '${path}${other[0]}' and '${path}${name}' are both stored as '${wire}'.`]
}
