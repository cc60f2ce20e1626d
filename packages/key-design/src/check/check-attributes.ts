import { type AttributeSpec, wireName } from '../attribute/attribute-spec.js'
import type { EntitySpec } from '../entity/entity-spec.js'
import { isOwnKey } from '../key/key-recipe.js'
import type { KeyAttribute, TableSpec } from '../table/table-spec.js'
import { keyAttributes } from './check-table.js'

/** Sentences on what is wrong with the attributes of an entity. */
export function checkAttributes(table: TableSpec, entity: EntitySpec): string[] {
  return Object.entries(entity.attributes)
    .flatMap(([name, spec]) => [
      ...checkWireName(entity, name, spec),
      ...checkReserved(table, entity, name, spec),
      ...checkTimeToLive(table, name, spec),
      ...checkTraits(name, spec),
    ])
    .map((problem) => `Entity '${entity.name}': ${problem}`)
}

function checkWireName({ attributes }: EntitySpec, name: string, spec: AttributeSpec): string[] {
  const wire = wireName(name, spec)
  if (wire === '') return [`attribute '${name}' is stored under an empty name.`]
  const other = Object.entries(attributes).find(([n, s]) => n < name && wireName(n, s) === wire)
  return other === undefined ? [] : [`attributes '${other[0]}' and '${name}' are both stored as '${wire}'.`]
}

/** Data never overwrites a key, an index key or the marker. */
function checkReserved(table: TableSpec, entity: EntitySpec, name: string, spec: AttributeSpec): string[] {
  const wire = wireName(name, spec)
  if (wire === table.entityMarker) {
    return [
      `attribute '${name}' is stored as '${wire}', the table's entity marker; use storedAs() or rename the marker.`,
    ]
  }
  const isKey = keyAttributes(table).some((key) => key.name === wire)
  if (
    !isKey ||
    mappedTemplates(table, entity).every(
      ([key, template]) => key.name !== wire || isOwnKey(entity, template, key),
    )
  ) {
    return []
  }
  return [
    `attribute '${name}' is stored as '${wire}', a key attribute that a template writes; use storedAs() to keep them apart.`,
  ]
}

/** Every key attribute that this entity writes, with its template. */
function mappedTemplates(table: TableSpec, entity: EntitySpec): readonly (readonly [KeyAttribute, string])[] {
  const sides = [
    { attributes: [table.partitionKey], templates: [entity.key.partition] },
    { attributes: table.sortKey === undefined ? [] : [table.sortKey], templates: [entity.key.sort ?? ''] },
    ...Object.values(entity.indexes).flatMap(({ on, partition, sort }) => {
      const index = table.indexes[on]
      if (index === undefined) return []
      return [
        { attributes: index.partitionKey, templates: partition },
        { attributes: index.sortKey, templates: sort },
      ]
    }),
  ]
  return sides.flatMap(({ attributes, templates }) =>
    attributes.map((attribute, i) => [attribute, templates[i] ?? ''] as const),
  )
}

function checkTimeToLive(
  { name: table, timeToLive }: TableSpec,
  name: string,
  spec: AttributeSpec,
): string[] {
  const wire = wireName(name, spec)
  if (spec.type === 'timeToLive' && wire !== timeToLive) {
    const remedy =
      timeToLive === undefined ? `declare timeToLive: '${wire}' on the table` : `store it as '${timeToLive}'`
    return [
      `attribute '${name}' is a time to live, but table '${table}' does not expire items by '${wire}'; ${remedy}.`,
    ]
  }
  if (spec.type !== 'timeToLive' && wire === timeToLive) {
    return [
      `attribute '${name}' is stored as '${wire}', the time to live of table '${table}'; declare it with timeToLive().`,
    ]
  }
  return []
}

function checkTraits(name: string, spec: AttributeSpec): string[] {
  if (!spec.readOnly || spec.setOnUpdate === undefined) return []
  return [`attribute '${name}' is read-only and also set on update; it can be one of them.`]
}
