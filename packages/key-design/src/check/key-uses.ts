import type { EntitySpec } from '../entity/entity-spec.js'
import type { KeyPosition } from '../key/key-text.js'
import type { KeyAttribute, TableSpec } from '../table/table-spec.js'

/** One key attribute as an entity writes it: in the table, or in one of its indexes. */
export interface KeyUse {
  readonly key: KeyAttribute
  readonly template: string
  readonly position: KeyPosition
}

/** Every key attribute that an entity writes, as often as it is used. */
export function keyUses(table: TableSpec, { key, indexes }: EntitySpec): readonly KeyUse[] {
  const { partitionKey, sortKey } = table
  return [
    ...uses('partition', [partitionKey], [key.partition]),
    ...uses('sort', sortKey === undefined ? [] : [sortKey], key.sort === undefined ? [] : [key.sort]),
    ...Object.values(indexes).flatMap(({ on, partition, sort }) => {
      const index = Object.hasOwn(table.indexes, on) ? table.indexes[on] : undefined
      if (index === undefined) return []
      return [...uses('partition', index.partitionKey, partition), ...uses('sort', index.sortKey, sort)]
    }),
  ]
}

/** Where a template is missing, another check says so. */
function uses(
  position: KeyPosition,
  keys: readonly KeyAttribute[],
  templates: readonly string[],
): readonly KeyUse[] {
  return keys
    .slice(0, templates.length)
    .map((key, i) => ({ key, template: templates[i] as string, position }))
}
