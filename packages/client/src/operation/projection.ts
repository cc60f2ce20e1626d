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
  const ProjectionExpression = projectionText(entities, select, placeholders)
  return { ProjectionExpression, ...placeholders.parts() }
}

/**
 * The attributes that are asked for, and those that reading needs: the keys, the marker, the time to live.
 */
export function projectionText(
  entities: readonly CompiledEntity[],
  select: readonly string[],
  placeholders: Placeholders,
): string {
  const wires = entities.flatMap((entity) => [
    ...select.flatMap((name) => entity.attribute(name)?.wire ?? []),
    ...entity.primaryKeys.map(({ name }) => name),
    ...[entity.table.entityMarker, entity.timeToLive?.wire].filter((name) => name !== undefined),
  ])
  refuseUnknown(entities, select)
  return [...new Set(wires)].map((wire) => placeholders.name(wire)).join(', ')
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
