import {
  type DesignSpec,
  type EntitySpec,
  indexKeyRecipes,
  type KeyRecipes,
  primaryKeyRecipes,
  wireName,
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
export function indexKey(design: DesignSpec, entity: EntitySpec, name: string): KeyShape {
  const { partition = [], sort = [] } = entity.indexes[name] ?? {}
  const templates = [...partition, ...sort]
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
    shape: JSON.stringify([delimiter, templates.map((template) => onTheWire(entity, template)), parts]),
  }
}

/** A template with the names that its attributes have in items: names in code are in no key. */
function onTheWire({ attributes }: EntitySpec, template: string): string {
  return template.replaceAll(/\{([^{}]*)\}/g, (hole, name: string) => {
    const attribute = attributes[name]
    return attribute === undefined ? hole : `{${wireName(name, attribute)}}`
  })
}

/** What decides how a value stands in a key, whatever it is called. */
export function typeOf({ attributes }: EntitySpec): (name: string) => object {
  return (name) => {
    const { type, digits, format, value } = { ...attributes[name] } as Record<string, unknown>
    return { type, digits, format, value }
  }
}
