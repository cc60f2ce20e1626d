import type { defineDesign } from '../../design/define-design.js'
import { show } from '../../errors/show.js'
import { everyOf, named, options, refuse, specOf } from './given.js'

const DESIGN = everyOf<keyof Parameters<typeof defineDesign>[0]>({
  table: true,
  entities: true,
  accessPatterns: true,
})

/** @throws DesignError for what `defineDesign` could make nothing of. */
export function checkDesignInput(input: unknown): void {
  const { table, entities, accessPatterns = {} } = options('A design', input, DESIGN)
  if (specOf(table)?.partitionKey === undefined)
    refuse(`The table of a design must be what defineTable returned, not ${show(table)}.`)
  for (const [entity, given] of named('The entities of a design', entities))
    if (specOf(given)?.key === undefined)
      refuse(`Entity '${entity}' must be what defineEntity returned, not ${show(given)}.`)
  for (const [pattern, given] of named('The access patterns of a design', accessPatterns))
    if (typeof specOf(given)?.kind !== 'string')
      refuse(`Access pattern '${pattern}' must be made by get(), query() or scan(), not ${show(given)}.`)
}
