import type { AttributeSpec } from '../attribute/attribute-spec.js'
import { kindOf } from '../attribute/kind.js'
import { DesignError } from '../errors/design-error.js'
import { holesOf } from '../template/holes.js'
import { isShard, shardsIn } from '../template/shards.js'

export {
  checkCompute,
  checkFormat,
  checkLiteral,
  checkNamed,
  checkOptions,
  checkStoredAs,
  checkValues,
} from './input/attribute-input.js'
export { checkDesignInput } from './input/design-input.js'
export { checkEntityInput } from './input/entity-input.js'
export { checkSources } from './input/sources-input.js'
export { checkTableInput } from './input/table-input.js'

/** What the parts of a design are checked for as they are made, where the types cannot refuse it. */

/** @throws DesignError for digits that DynamoDB or JavaScript cannot hold. */
export function checkDigits(type: 'integer' | 'bigint', digits: number, most: number): void {
  if (Number.isInteger(digits) && digits >= 1 && digits <= most) return
  throw new DesignError([`${type}({ digits: ${digits} }) must have from 1 to ${most} digits.`])
}

/** @throws DesignError for what is no attribute, with a sentence for those who pass something else. */
export function checkAttribute(name: string, attribute: unknown): void {
  if (isAttribute(attribute)) return
  throw new DesignError([
    `Attribute '${name}' is neither made by string(), number() and the like nor a Standard Schema; give it one of them.`,
  ])
}

/** @throws DesignError for what has the mark of a Standard Schema and checks nothing. */
export function checkSchema(name: string, schema: { readonly '~standard': unknown }): void {
  const standard = schema['~standard'] as { readonly validate?: unknown } | null | undefined
  if (typeof standard?.validate === 'function') return
  throw new DesignError([`Attribute '${name}' is a schema without validate(), which no Standard Schema is.`])
}

/** Not by `instanceof`: a program may hold two copies of this package, each with its own Attribute. */
function isAttribute(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('spec' in value)) return false
  const spec = value.spec as AttributeSpec | null | undefined
  return typeof spec?.type === 'string' && kindOf(spec) !== undefined
}

/** @throws DesignError when an entity declares what Keyprint adds to it. */
export function checkManaged(entity: string, declared: object, managed: object): void {
  const taken = Object.keys(managed).find((name) => name in declared)
  if (taken === undefined) return
  throw new DesignError([
    `Entity '${entity}' declares '${taken}', which Keyprint adds to it; remove it or the option that adds it.`,
  ])
}

/** @throws DesignError for an index that has the name of an entity's own property: both share one namespace. */
export function checkIndexNames(entity: string, indexes: object): void {
  const refused = ['spec', ''].find((index) => Object.hasOwn(indexes, index))
  if (refused === undefined) return
  throw new DesignError([`Entity '${entity}' cannot have an index named '${refused}'; rename it.`])
}

/** @throws TypeError for an attribute without a kind, which tells how it is stored. */
export function checkKind(type: string, kind: unknown): void {
  if (kind !== undefined) return
  throw new TypeError(
    `An attribute of type ${type} is a copy, such as one from JSON; use the design that defineDesign returned.`,
  )
}

/** @throws TypeError for an index that the entity does not have. */
export function checkIndex(entity: string, name: string, index: unknown): void {
  if (index === undefined) throw new TypeError(`Entity '${entity}' has no index '${name}'.`)
}

/** @throws SyntaxError with the second half of a sentence ("names …") for a hole that has no text in keys. */
export function checkHole(name: string, keyText: unknown): void {
  if (keyText !== undefined) return
  throw new SyntaxError(
    isShard(name)
      ? `has {${name}}, which is made from a primary key; take the recipes of an entity's keys`
      : `names {${name}}, which no key can hold`,
  )
}

/** @throws SyntaxError with the second half of a sentence ("has …") for a template that cannot be read back. */
export function checkSegments(template: string, segments: readonly string[]): void {
  if (template === '')
    throw new SyntaxError('is empty, which DynamoDB allows in no key; write a name or a {hole}')
  if (!template.isWellFormed()) throw new SyntaxError('holds a lone surrogate, which UTF-8 cannot store')
  for (const segment of segments) {
    const match = /^([^{}]*)(?:\{[^{}]+\})?$/.exec(segment)
    if (match === null) throw new SyntaxError(malformed(segment))
    if (match[1]?.includes('%'))
      throw new SyntaxError(`has '%' in its fixed text '${match[1]}', which is kept for escaping`)
  }
}

function malformed(segment: string): string {
  const holes = [...holesOf(segment), ...shardsIn(segment)]
  if (holes.length > 1) {
    return `has {${holes[0]}} and {${holes[1]}} with no delimiter between them; two values could then run into one`
  }
  if (holes.length === 1 && !segment.endsWith('}')) {
    return `has text after {${holes[0]}} that does not begin with the delimiter; the value could then run into it`
  }
  return `has a brace without its partner, or no name between them, in '${segment}'`
}
