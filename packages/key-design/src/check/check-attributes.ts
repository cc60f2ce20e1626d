import { type AttributeSpec, wireName } from '../attribute/attribute-spec.js'
import type { EntitySpec } from '../entity/entity-spec.js'
import { isOwnKey } from '../key/key-recipe.js'
import type { KeyAttribute, TableSpec } from '../table/table-spec.js'
import { checkDefaults } from './check-defaults.js'
import { checkDepth, checkNested } from './check-nested.js'
import { keyAttributes } from './check-table.js'
import { checkWireName } from './check-wire-name.js'
import { keyUses } from './key-uses.js'
import { isStoredAs } from './stored-type.js'

/** Sentences on what is wrong with the attributes of an entity. */
export function checkAttributes(table: TableSpec, entity: EntitySpec): string[] {
  return Object.entries(entity.attributes)
    .flatMap(([name, spec]) => [
      ...checkWireName(entity.attributes, name, spec),
      ...checkReserved(table, entity, name, spec),
      ...checkTimeToLive(table, name, spec),
      ...checkTraits(name, spec),
      ...checkDefaults(name, spec),
      ...checkNested(name, spec),
      ...checkDepth(name, spec),
    ])
    .map((problem) => `Entity '${entity.name}': ${problem}`)
}

/** Data never overwrites a key, an index key or the marker. */
function checkReserved(table: TableSpec, entity: EntitySpec, name: string, spec: AttributeSpec): string[] {
  const wire = wireName(name, spec)
  if (wire === table.entityMarker) {
    return [
      `attribute '${name}' is stored as '${wire}', the table's entity marker; use storedAs() or rename the marker.`,
    ]
  }
  const key = keyAttributes(table).find((key) => key.name === wire)
  if (key === undefined) return []
  const uses = keyUses(table, entity).filter(({ key }) => key.name === wire)
  if (uses.length === 0) return checkFitsIndex(name, spec, key)
  if (uses.every(({ template }) => isOwnKey(entity, template, key))) return []
  return [
    `attribute '${name}' is stored as '${wire}', a key attribute that a template writes; use storedAs() to keep them apart.`,
  ]
}

/** DynamoDB refuses an item whose attribute has not the type of an index key of that name. */
function checkFitsIndex(name: string, spec: AttributeSpec, key: KeyAttribute): string[] {
  if (isStoredAs(spec, key.type) && !spec.nullable) return []
  const not = spec.nullable ? 'can be null' : `is of type ${spec.type}`
  return [
    `attribute '${name}' ${not}, but '${key.name}' is a key attribute of an index and a ${key.type}; use storedAs() to keep them apart.`,
  ]
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
