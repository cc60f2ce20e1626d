import { isPlainObject } from '../codec/plain-object.js'
import type { DesignSpec } from '../design/design.js'
import { DesignError } from '../errors/design-error.js'
import { show } from '../errors/show.js'
import { checkAccessPatterns } from './check-access-patterns.js'
import { checkCollisions } from './check-collisions.js'
import { checkEntity } from './check-entity.js'
import { checkTable } from './check-table.js'
import { withKinds } from './with-kinds.js'

/**
 * Checks a design against the limits of DynamoDB and its own promises. `defineDesign` calls it; tools that read a
 * design from JSON can too.
 * @returns a sentence for each problem, naming table, entity, index and attribute; empty when there is none.
 */
export function checkDesign(given: DesignSpec): readonly string[] {
  if (!isDesign(given)) return [`A design has a table, entities and access patterns; ${show(given)} has not.`]
  const design = withKinds(given)
  const { table } = design
  const entities = Object.values(design.entities)
  const problems = [...checkTable(table), ...entities.flatMap((entity) => checkEntity(table, entity))]
  // Whether keys collide can only be said of templates that work by themselves.
  const collisions = problems.length === 0 ? checkCollisions(table, entities) : []
  return [...problems, ...collisions, ...checkAccessPatterns(design)]
}

/** What a tool has read may be anything. */
export function isDesign(given: unknown): given is DesignSpec {
  const { table, entities, accessPatterns } = isPlainObject(given) ? given : {}
  return [table, entities, accessPatterns].every(isPlainObject)
}

/** @throws DesignError with a sentence for each thing that cannot work on DynamoDB. */
export function refuseWrongDesign(design: DesignSpec): void {
  const problems = checkDesign(design)
  if (problems.length > 0) throw new DesignError(problems)
}
