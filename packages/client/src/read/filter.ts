import { ValidationError } from '@keyprint/key-design'
import type { CompiledEntity } from '../compile/compiled-entity.js'
import { conditionText } from '../expression/condition.js'
import type { FilterSupport } from '../operation/connection.js'
import { heldBy, type Selectable } from '../operation/selectable.js'

/** The text of a filter. */
export const filterText: FilterSupport = (source, filter, placeholders) => {
  const [only, ...others] = source.entities
  if (only !== undefined && others.length === 0)
    return conditionText(asHeld(source, only.entity), filter, placeholders)
  throw new ValidationError('reads several entities, which have no attributes in common', {
    entity: source.name,
    attribute: 'filter',
    remedy: 'query one entity, or filter what you get',
  })
}

/** The entity as an index holds it. DynamoDB filters by nothing else, also where it would fetch it from the table. */
function asHeld(source: Selectable, entity: CompiledEntity): CompiledEntity {
  const held = heldBy(source)
  if (held === undefined) return entity
  const attribute: CompiledEntity['attribute'] = (name) => {
    const found = entity.attribute(name)
    if (found === undefined || held.has(found.wire)) return found
    throw new ValidationError(
      `is not in index '${source.indexName}', so nothing there can be filtered by it`,
      {
        entity: source.name,
        attribute: name,
        remedy: 'filter what you get, or let the index hold the attribute',
      },
    )
  }
  return { ...entity, attribute }
}
