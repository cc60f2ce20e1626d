import { ValidationError } from '@keyprint/key-design'
import type { CompiledEntity } from '../compile/compiled-entity.js'
import { type ExpressionParts, Placeholders } from '../expression/placeholders.js'

/** The part of a request that asks for some attributes only. */
export interface ProjectionParts extends ExpressionParts {
  ProjectionExpression?: string
}

/** A projection by itself, for requests that have no other expression. */
export function projectionOf(
  entities: readonly CompiledEntity[],
  select: readonly string[] | undefined,
): ProjectionParts {
  if (select === undefined) return {}
  const placeholders = new Placeholders()
  const ProjectionExpression = placeholders.names(selectedAttributes(entities, select))
  return { ProjectionExpression, ...placeholders.parts() }
}

/**
 * Names on the wire of the attributes that are asked for, and of those that reading needs: the keys, the marker, the
 * time to live.
 */
export function selectedAttributes(
  entities: readonly CompiledEntity[],
  select: readonly string[],
): readonly string[] {
  refuseUnknown(entities, select)
  return entities.flatMap((entity) => [
    ...select.flatMap((name) => entity.attribute(name)?.wire ?? []),
    ...entity.primaryKeys.map(({ name }) => name),
    ...[entity.table.entityMarker, entity.table.timeToLive].filter((name) => name !== undefined),
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
