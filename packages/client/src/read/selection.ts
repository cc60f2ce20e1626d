import { ValidationError } from '@keyprint/key-design'
import { selectedAttributes } from '../operation/projection.js'
import type { ReadSource, SourceEntity } from './read-source.js'

/**
 * Names on the wire that a read asks for. The keys are among them: a page may have to end at any item, and parts of
 * keys that an index does not hold as attributes are read back from them.
 */
export function selection(source: ReadSource, select: readonly string[]): readonly string[] {
  const keys = source.keyAttributes.map(({ name }) => name)
  const asked = selectedAttributes(
    source.entities.map(({ entity }) => entity),
    select,
  )
  if (source.projection === 'all') return [...asked, ...keys]
  const held = new Set([...keys, ...(source.projection === 'keys-only' ? [] : source.projection)])
  const fetched = source.entities.flatMap((one) => notHeld(one, select, held))
  if (fetched.length === 0) return [...asked.filter((wire) => held.has(wire)), ...keys]
  // DynamoDB fetches from the table what a local index does not hold.
  if (!source.isGlobalIndex) return [...asked, ...keys]
  throw new ValidationError(`is not in index '${source.indexName}'`, {
    entity: source.name,
    attribute: fetched[0],
    remedy: 'get the item by its key, or let the index hold the attribute',
  })
}

/** Names in code of selected attributes that neither stand in the index nor are part of a key there. */
function notHeld(
  { entity, keys }: SourceEntity,
  select: readonly string[],
  held: ReadonlySet<string>,
): readonly string[] {
  const parts = [...entity.primaryKeys, ...keys.partition, ...keys.sort].flatMap(({ holes }) => holes)
  return select.filter((name) => {
    const wire = entity.attribute(name)?.wire
    return wire !== undefined && !held.has(wire) && !parts.includes(name)
  })
}
