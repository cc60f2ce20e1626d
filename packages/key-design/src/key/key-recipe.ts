import { checkIndex } from '#check-parts'
import { wireName } from '../attribute/attribute-spec.js'
import type { EntityIndexSpec, EntitySpec, KeyTemplates } from '../entity/entity-spec.js'
import type { IndexSpec, KeyAttribute, TableSpec } from '../table/table-spec.js'
import { holesOf, isSingleHole } from '../template/holes.js'
import { type KeyTemplate, keyTemplate } from './key-template.js'
import type { KeyPosition } from './key-text.js'

/** How one key attribute of the table or of an index is made for an entity. */
export interface KeyRecipe {
  readonly attribute: KeyAttribute
  readonly position: KeyPosition
  /** The attributes of the entity that it is made from, in order. */
  readonly holes: readonly string[]
  /** Text that a template makes; left out when the key is an attribute's value as it is stored. */
  readonly template?: KeyTemplate
  /** True when the key attribute is the entity's own attribute, under the same name on the wire. */
  readonly own: boolean
}

/** How an entity's keys are made in the table or in one index. */
export interface KeyRecipes {
  readonly partition: readonly KeyRecipe[]
  readonly sort: readonly KeyRecipe[]
}

/**
 * A template that is one hole stands for the attribute's stored value when the key is a number or bytes, or when the
 * key is that very attribute; every other template makes text.
 */
export function keyRecipe(
  table: TableSpec,
  entity: EntitySpec,
  template: string,
  attribute: KeyAttribute,
  position: KeyPosition,
): KeyRecipe {
  const own = isOwnKey(entity, template, attribute)
  const asStored = own || (attribute.type !== 'string' && isSingleHole(template))
  return {
    attribute,
    position,
    holes: holesOf(template),
    own,
    ...(asStored ? {} : { template: keyTemplate(template, position, table.delimiter, entity.attributes) }),
  }
}

/** True when the template is one hole and its attribute has the name of the key on the wire. */
export function isOwnKey({ attributes }: EntitySpec, template: string, { name }: KeyAttribute): boolean {
  const hole = isSingleHole(template) ? (holesOf(template)[0] as string) : undefined
  const spec = hole === undefined ? undefined : attributes[hole]
  return spec !== undefined && wireName(hole as string, spec) === name
}

/** How an entity's primary key is made, or that of one of its guard items. */
export function primaryKeyRecipes(
  table: TableSpec,
  entity: EntitySpec,
  { partition, sort }: KeyTemplates = entity.key,
): KeyRecipes {
  return {
    partition: recipes(table, entity, [partition], [table.partitionKey], 'partition'),
    sort: recipes(table, entity, [sort ?? []].flat(), [table.sortKey ?? []].flat(), 'sort'),
  }
}

/** How an entity's keys in one of its indexes are made; `name` is the entity's name of the index. */
export function indexKeyRecipes(table: TableSpec, entity: EntitySpec, name: string): KeyRecipes {
  const mapping = entity.indexes[name] as EntityIndexSpec
  const index = table.indexes[mapping?.on ?? ''] as IndexSpec
  checkIndex(entity.name, name, index)
  return {
    partition: recipes(table, entity, mapping.partition, index.partitionKey, 'partition'),
    sort: recipes(table, entity, mapping.sort, index.sortKey, 'sort'),
  }
}

/** One for each key attribute that has a template. */
function recipes(
  table: TableSpec,
  entity: EntitySpec,
  templates: readonly string[],
  attributes: readonly KeyAttribute[],
  position: KeyPosition,
): readonly KeyRecipe[] {
  return templates
    .slice(0, attributes.length)
    .map((template, i) => keyRecipe(table, entity, template, attributes[i] as KeyAttribute, position))
}
