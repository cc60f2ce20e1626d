import { ValidationError } from '@keyprint/key-design'
import type { CompiledEntity } from '../compile/compiled-entity.js'
import type { SelectSupport } from './connection.js'
import { heldBy, type Selectable } from './selectable.js'

/**
 * Names on the wire that a read asks for. The keys are among them: a page may have to end at any item, and parts of
 * keys that an index does not hold as attributes are read back from them.
 */
export const selection: SelectSupport = (source, select) => {
  const keys = source.keyAttributes.map(({ name }) => name)
  const asked = selectedAttributes(
    source.entities.map(({ entity }) => entity),
    select,
  )
  const held = heldBy(source)
  if (held === undefined) return [...asked, ...keys]
  const fetched = source.entities.flatMap((one) => notHeld(one, select, held))
  if (fetched.length === 0) return [...asked.filter((wire) => held.has(wire)), ...keys]
  // DynamoDB fetches from the table what a local index does not hold, but an item there must tell its version too.
  const versioned = source.entities.every(
    ({ entity: { versions } }) => !versions || held.has(versions.marker),
  )
  if (!source.isGlobalIndex && versioned) return [...asked, ...keys]
  throw new ValidationError(`is not in index '${source.indexName}'`, {
    entity: source.name,
    attribute: fetched[0],
    remedy: 'get the item by its key, or let the index hold the attribute',
  })
}

/** Names in code of selected attributes that neither stand in the index nor are part of a key there. */
function notHeld(
  { entity, keys }: Selectable['entities'][number],
  select: readonly string[],
  held: ReadonlySet<string>,
): readonly string[] {
  const parts = [...entity.primaryKeys, ...keys.partition, ...keys.sort].flatMap(({ holes }) => holes)
  return select.filter((name) => {
    const wire = entity.attribute(name)?.wire
    return wire !== undefined && !held.has(wire) && !parts.includes(name)
  })
}

/**
 * Names on the wire of the attributes that are asked for, and of those that reading needs: the keys, the marker, the
 * time to live.
 */
function selectedAttributes(
  entities: readonly CompiledEntity[],
  select: readonly string[],
): readonly string[] {
  refuseUnknown(entities, select)
  return entities.flatMap((entity) => [
    ...select.flatMap((name) => entity.attribute(name)?.wire ?? []),
    ...entity.primaryKeys.map(({ name }) => name),
    ...[entity.table.entityMarker, entity.table.timeToLive].filter((name) => name !== undefined),
    ...(entity.versions?.wires ?? []),
  ])
}

function refuseUnknown(entities: readonly CompiledEntity[], select: readonly string[]): void {
  const unknown = select.find((name) => entities.every((entity) => entity.attribute(name) === undefined))
  if (unknown === undefined && select.length > 0) return
  const known = entities.flatMap(({ attributes }) => attributes.map(({ name }) => name))
  throw new ValidationError(unknown === undefined ? 'selects no attributes' : 'is not declared', {
    entity: entities.map(({ name }) => name).join(', '),
    attribute: unknown ?? 'select',
    remedy: `the attributes are ${[...new Set(known)].join(', ')}`,
  })
}
