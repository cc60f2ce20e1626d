import type { EntitySpec, KeyTemplates } from '../entity/entity-spec.js'
import { escapeFor } from '../key/escape.js'
import { keyRecipe } from '../key/key-recipe.js'
import { type KeyPosition, keyValue } from '../key/key-value.js'
import type { KeyAttribute, TableSpec } from '../table/table-spec.js'
import { parseTemplate, type Segment } from '../template/parse-template.js'

/** A kind of item in the table: an entity, or the guard items of something unique. */
interface Kind {
  readonly title: string
  readonly entity: EntitySpec
  readonly key: KeyTemplates
}

/** Sentences on kinds of items that could have the same primary key: one would overwrite the other. */
export function checkCollisions(table: TableSpec, entities: readonly EntitySpec[]): string[] {
  const kinds = entities.flatMap(kindsOf)
  return kinds.flatMap((one, i) =>
    kinds
      .slice(i + 1)
      .filter((other) => collide(table, one, other))
      .map((other) => sentence(one, other)),
  )
}

function kindsOf(entity: EntitySpec): readonly Kind[] {
  const guards = entity.unique.map((key) => ({
    title: `the guard of unique ${key.attributes.join(' + ')} of entity '${entity.name}'`,
    entity,
    key,
  }))
  return [{ title: `entity '${entity.name}'`, entity, key: entity.key }, ...guards]
}

function sentence(one: Kind, other: Kind): string {
  const show = ({ partition, sort }: KeyTemplates) =>
    `'${partition}'${sort === undefined ? '' : ` / '${sort}'`}`
  const text = `${one.title} (${show(one.key)}) and ${other.title} (${show(other.key)}) could have the same key; give one of them fixed text that the other lacks.`
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function collide(table: TableSpec, one: Kind, other: Kind): boolean {
  const { partitionKey, sortKey } = table
  const partitions = overlap(table, one, other, 'partition', partitionKey)
  return partitions && (sortKey === undefined || overlap(table, one, other, 'sort', sortKey))
}

function overlap(table: TableSpec, one: Kind, other: Kind, side: KeyPosition, key: KeyAttribute): boolean {
  const [a, b] = [one, other].map((kind) => shapes(table, kind, side, key))
  return a === undefined || b === undefined || templatesOverlap(a, b, side)
}

interface Shape {
  readonly segments: readonly Segment[]
  readonly entity: EntitySpec
  readonly delimiter: string
}

/** `undefined` for a key that is stored as it is given and so can be any text. */
function shapes(
  table: TableSpec,
  { entity, key }: Kind,
  side: KeyPosition,
  attribute: KeyAttribute,
): Shape | undefined {
  const template = key[side] as string
  if (keyRecipe(table, entity, template, attribute, side).template === undefined) return undefined
  return { segments: parseTemplate(template, table.delimiter), entity, delimiter: table.delimiter }
}

/** Values hold no delimiter, so two texts are equal only where each of their segments is. */
function templatesOverlap(a: Shape, b: Shape, side: KeyPosition): boolean {
  if (a.segments.length !== b.segments.length) return false
  return a.segments.every((segment, i) => segmentsOverlap(a, segment, b, b.segments[i] as Segment, side))
}

function segmentsOverlap(a: Shape, one: Segment, b: Shape, other: Segment, side: KeyPosition): boolean {
  const [ones, others] = [texts(a, one), texts(b, other)]
  if (ones !== undefined) return ones.some((text) => canBe(b, other, text, side))
  if (others !== undefined) return others.some((text) => canBe(a, one, text, side))
  return one.text.startsWith(other.text) || other.text.startsWith(one.text)
}

/** All texts that a segment can be, where they can be counted. */
function texts({ entity, delimiter }: Shape, { text, hole }: Segment): readonly string[] | undefined {
  if (hole === undefined) return [text]
  const spec = entity.attributes[hole]
  if (spec?.type !== 'oneOf') return undefined
  return spec.values.filter((value) => value !== '').map((value) => text + escapeFor(delimiter).encode(value))
}

function canBe(
  { entity, delimiter }: Shape,
  { text, hole }: Segment,
  given: string,
  side: KeyPosition,
): boolean {
  if (hole === undefined) return given === text
  const spec = entity.attributes[hole]
  const value = spec === undefined ? undefined : keyValue(spec, side)
  const plain = given.startsWith(text) ? escapeFor(delimiter).decode(given.slice(text.length)) : undefined
  return value === undefined || (plain !== undefined && value.toValue(plain) !== undefined)
}
