import {
  type DesignSpec,
  type EntitySpec,
  indexKeyRecipes,
  type KeyRecipe,
  keyRecipe,
  primaryKeyRecipes,
  type TableSpec,
} from '@keyprint/key-design'

/** How the partition key of a kind of item is made. */
export interface PartitionKey {
  /** What has it, for messages: "its partition key". */
  readonly title: string
  readonly entity: EntitySpec
  /** One for each key attribute. */
  readonly templates: readonly string[]
  readonly recipes: readonly KeyRecipe[]
}

/** The partition key of an entity's items. */
export function itemKey(table: TableSpec, entity: EntitySpec): PartitionKey {
  const { partition: recipes } = primaryKeyRecipes(table, entity)
  return { title: 'its partition key', entity, templates: [entity.key.partition], recipes }
}

/** The partition keys of an entity's guard items. */
export function guardKeys(table: TableSpec, entity: EntitySpec): readonly PartitionKey[] {
  return entity.unique.map(({ attributes, partition }) => ({
    title: `the partition key of the guard of unique ${attributes.join(' + ')}`,
    entity,
    templates: [partition],
    recipes: [keyRecipe(table, entity, partition, table.partitionKey, 'partition')],
  }))
}

/** The partition keys of what an access pattern reads. */
export function patternKeys({ table, entities, accessPatterns }: DesignSpec, name: string): PartitionKey[] {
  const spec = accessPatterns[name]
  return (spec?.entities ?? []).map((entityName, i) => {
    const entity = entities[entityName] as EntitySpec
    const index = spec?.kind === 'get' ? undefined : spec?.indexes?.[i]
    return index === undefined ? itemKey(table, entity) : indexKey(table, entity, index)
  })
}

function indexKey(table: TableSpec, entity: EntitySpec, name: string): PartitionKey {
  const { partition: recipes } = indexKeyRecipes(table, entity, name)
  const { on = '', partition: templates = [] } = entity.indexes[name] ?? {}
  return { title: `the partition key of index '${on}'`, entity, templates, recipes }
}
