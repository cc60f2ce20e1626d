import type { AttributeSpec } from '../attribute/attribute-spec.js'
import { keyText } from '../attribute/kind.js'
import type { EntitySpec } from '../entity/entity-spec.js'
import { escapeFor } from '../key/escape.js'
import type { KeyRecipe } from '../key/key-recipe.js'
import { shardTexts } from '../shard/shard-text.js'
import type { TableSpec } from '../table/table-spec.js'
import { parseTemplate, type Segment } from '../template/parse-template.js'
import { isShard } from '../template/shards.js'

/** What texts a key, or a stretch of it between two delimiters, can be. */
interface Texts {
  /** All of them, where they can be counted. */
  readonly all?: readonly string[]
  readonly canBe: (text: string) => boolean
  /** Fixed text that each of them begins with. */
  readonly start: string
}

/** What texts a key can be, as a whole and, where no value holds a delimiter, stretch by stretch. */
export interface KeyTexts {
  readonly whole: Texts
  readonly segments?: readonly Texts[]
}

/** What texts a recipe can make. `template` is what the recipe was made from. */
export function keyTexts(
  { delimiter }: TableSpec,
  { attributes }: EntitySpec,
  template: string,
  { attribute, position, holes, template: made }: KeyRecipe,
): KeyTexts {
  const spec = attributes[holes[0] as string] as AttributeSpec
  if (made === undefined) {
    const whole = storedTexts(spec)
    return attribute.type === 'string' && isOneSegment(spec, delimiter)
      ? { whole, segments: [whole] }
      : { whole }
  }
  const parts = parseTemplate(template, delimiter)
  const segments = parts.map((segment) => segmentTexts(segment, attributes, position, delimiter))
  const fixed = parts.every(({ hole }) => hole === undefined) ? { all: [template] } : {}
  return { whole: { ...fixed, canBe: (text) => made.parse(text) !== undefined, start: '' }, segments }
}

/** Whether two keys can be the same text. In doubt they can. */
export function keysOverlap(a: KeyTexts, b: KeyTexts): boolean {
  if (a.segments === undefined || b.segments === undefined) return textsOverlap(a.whole, b.whole)
  if (a.segments.length !== b.segments.length) return false
  return a.segments.every((texts, i) => textsOverlap(texts, b.segments?.[i] as Texts))
}

function textsOverlap(a: Texts, b: Texts): boolean {
  if (a.all !== undefined) return a.all.some(b.canBe)
  if (b.all !== undefined) return b.all.some(a.canBe)
  return a.start.startsWith(b.start) || b.start.startsWith(a.start)
}

/** A value that is the key itself, without any escaping. */
function storedTexts(spec: AttributeSpec): Texts {
  const all = countable(spec)?.map(String)
  if (all !== undefined) return { all, canBe: (text) => all.includes(text), start: '' }
  const isText = spec.type === 'ulid' || (spec.type === 'timestamp' && spec.format === 'iso')
  const value = isText ? keyText(spec, 'partition') : undefined
  return { canBe: (text) => value === undefined || value.toValue(text) !== undefined, start: '' }
}

/** True for values that look the same whether they are escaped or not. */
function isOneSegment({ type }: AttributeSpec, delimiter: string): boolean {
  return type === 'ulid' || (type === 'timestamp' && !'-:.'.includes(delimiter))
}

function segmentTexts(
  { text, hole }: Segment,
  attributes: EntitySpec['attributes'],
  position: KeyRecipe['position'],
  delimiter: string,
): Texts {
  if (hole === undefined || isShard(hole)) return counted(hole === undefined ? [''] : shardTexts(hole), text)
  const spec = attributes[hole] as AttributeSpec
  const value = keyText(spec, position)
  const { encode, decode } = escapeFor(delimiter)
  const all = countable(spec)?.map((one) => text + encode(value?.toText(one) ?? ''))
  const canBe = (given: string) => {
    const plain = given.startsWith(text) ? decode(given.slice(text.length)) : undefined
    return plain !== undefined && value?.toValue(plain) !== undefined
  }
  return { ...(all === undefined ? {} : { all }), canBe, start: text }
}

/** Texts that can be counted, behind fixed text. */
function counted(texts: readonly string[], start: string): Texts {
  const all = texts.map((text) => start + text)
  return { all, canBe: (given) => all.includes(given), start }
}

/** Every value that an attribute can have and a key can hold, where they can be counted. */
function countable(spec: AttributeSpec): readonly (string | number | boolean)[] | undefined {
  if (spec.type === 'boolean') return [false, true]
  if (spec.type === 'literal') return [spec.value].filter((value) => isKeyText(String(value)))
  return spec.type === 'oneOf' ? spec.values.filter(isKeyText) : undefined
}

const isKeyText = (value: string): boolean => value !== '' && value.isWellFormed()
