import type { EntitySpec, KeyTemplates } from '../entity/entity-spec.js'
import type { KeyPosition } from '../key/key-text.js'
import { keyRecipe } from '../shard/sharded-recipes.js'
import type { KeyAttribute, TableSpec } from '../table/table-spec.js'
import { type KeyTexts, keysOverlap, keyTexts } from './key-texts.js'

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
  const [a, b] = [one, other].map((kind) => textsOf(table, kind, side, key)) as [KeyTexts, KeyTexts]
  return keysOverlap(a, b)
}

function textsOf(
  table: TableSpec,
  { entity, key }: Kind,
  side: KeyPosition,
  attribute: KeyAttribute,
): KeyTexts {
  const template = key[side] as string
  return keyTexts(table, entity, template, keyRecipe(table, entity, template, attribute, side))
}
