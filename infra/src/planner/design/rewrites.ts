import { type DesignSpec, type EntitySpec, indexKeyRecipes } from '@keyprint/key-design'

/**
 * The entities whose items were written without some key attributes of an index: they come into the index only when
 * something writes them again. An attribute of the entity itself is in its items already.
 */
export function entitiesToRewrite(
  design: DesignSpec | undefined,
  index: string,
  attributes: readonly string[],
): readonly string[] {
  if (design?.table.indexes[index] === undefined) return []
  return Object.values(design.entities)
    .filter((entity) => mappings(entity, index).some((name) => lacks(design, entity, name, attributes)))
    .map(({ name }) => name)
}

/** The entities that have items in an index. */
export function entitiesIn(design: DesignSpec | undefined, index: string): readonly string[] {
  return Object.values(design?.entities ?? {})
    .filter((entity) => mappings(entity, index).length > 0)
    .map(({ name }) => name)
}

function mappings({ indexes }: EntitySpec, index: string): readonly string[] {
  return Object.keys(indexes).filter((name) => indexes[name]?.on === index)
}

/** An attribute that the design does not know as a key of this index is taken for one that items lack. */
function lacks(
  design: DesignSpec,
  entity: EntitySpec,
  mapping: string,
  attributes: readonly string[],
): boolean {
  const { partition, sort } = indexKeyRecipes(design.table, entity, mapping)
  const own = [...partition, ...sort].filter((recipe) => recipe.own).map(({ attribute }) => attribute.name)
  return attributes.some((name) => !own.includes(name))
}
