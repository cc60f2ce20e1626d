import {
  type DesignSpec,
  type EntitySpec,
  indexKeyRecipes,
  type KeyRecipes,
  primaryKeyRecipes,
} from '@keyprint/key-design'

/** How a key is made: its templates, to be read, and all that decides the key, to be compared. */
export interface KeyShape {
  readonly templates: readonly string[]
  /** Names of the key attributes, on the wire. */
  readonly attributes: readonly string[]
  readonly shape: string
}

export function primaryKey(design: DesignSpec, entity: EntitySpec): KeyShape {
  const { partition, sort } = entity.key
  const templates = [partition, ...(sort === undefined ? [] : [sort])]
  return keyShape(design, entity, templates, primaryKeyRecipes(design.table, entity))
}

/** The keys of an entity in one of its indexes, by the entity's name of the index. */
export function indexKey(design: DesignSpec, entity: EntitySpec, name: string): KeyShape | undefined {
  const mapping = entity.indexes[name]
  if (mapping === undefined) return undefined
  const templates = [...mapping.partition, ...mapping.sort]
  return keyShape(design, entity, templates, indexKeyRecipes(design.table, entity, name))
}

function keyShape(
  { table: { delimiter } }: DesignSpec,
  entity: EntitySpec,
  templates: readonly string[],
  { partition, sort }: KeyRecipes,
): KeyShape {
  const recipes = [...partition, ...sort]
  const parts = recipes.map(({ attribute, holes }) => [attribute, holes.map(typeOf(entity))])
  return {
    templates,
    attributes: recipes.map(({ attribute }) => attribute.name),
    shape: JSON.stringify([delimiter, templates, parts]),
  }
}

/** What decides how a value stands in a key; the same that a fingerprint looks at. */
export function typeOf({ attributes }: EntitySpec): (name: string) => object {
  return (name) => {
    const { type, digits, format, value, storedAs } = { ...attributes[name] } as Record<string, unknown>
    return { type, digits, format, value, storedAs }
  }
}
