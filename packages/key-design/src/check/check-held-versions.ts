import { wireName } from '../attribute/attribute-spec.js'
import type { EntityIndexSpec, EntitySpec } from '../entity/entity-spec.js'
import { schemaMarkers } from '../table/schema-markers.js'
import type { IndexSpec, TableSpec } from '../table/table-spec.js'
import { holesOf } from '../template/holes.js'

/**
 * Sentences on indexes in which an older item could be taken for one of today: they hold what upcasters change, and not
 * what says of which version an item is, or not all that its upcasting takes.
 */
export function checkHeldVersions(table: TableSpec, entity: EntitySpec): string[] {
  return Object.entries(entity.indexes).flatMap(([name, index]) => {
    const held = heldBy(table.indexes[index.on])
    if (held === undefined) return []
    const missing = needed(table, entity).filter((wire) => !held.includes(wire))
    if (missing.length === 0 || !showsOlder(entity, index, held)) return []
    return [
      `Entity '${entity.name}': index '${name}' shows attributes that older items have otherwise, but does not hold ${missing.map((wire) => `'${wire}'`).join(', ')}, by which they are told and upcast; let '${index.on}' hold them, or all attributes.`,
    ]
  })
}

/** Names on the wire of attributes beside the keys; `undefined` for an index that holds all. */
function heldBy(index: IndexSpec | undefined): readonly string[] | undefined {
  if (index === undefined || index.projection === 'all') return undefined
  return index.projection === 'keys-only' ? [] : index.projection
}

function older({ upcasters = {} }: EntitySpec) {
  return Object.values(upcasters).flatMap(({ attributes }) => Object.entries(attributes))
}

function needed(table: TableSpec, entity: EntitySpec): readonly string[] {
  const { version, from } = schemaMarkers(table)
  return [...new Set([version, from, ...older(entity).map(([name, spec]) => wireName(name, spec))])]
}

/** True when what the index shows of an item, its attributes there and the parts of its keys, changes between versions. */
function showsOlder(
  entity: EntitySpec,
  { partition, sort }: EntityIndexSpec,
  held: readonly string[],
): boolean {
  const parts = [...partition, ...sort].flatMap(holesOf)
  return older(entity).some(([name, spec]) => held.includes(wireName(name, spec)) || parts.includes(name))
}
