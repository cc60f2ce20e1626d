import type { Delivered, ReadSource } from './read-source.js'
import type { ReadPlan } from './reader.js'
import { Reading } from './reading.js'

/** A reading of what a plan says. */
export function makeReading(plan: ReadPlan): Reading<unknown, unknown, object> {
  return new Reading<unknown, unknown, object>(plan, shaper(plan.source), gatherer(plan.source))
}

/** An item by itself or, among several entities, with the name of its entity. */
function shaper({ entities }: ReadSource): (delivered: Delivered) => unknown {
  return entities.length === 1 ? ({ item }) => item : (delivered) => delivered
}

/** A list or, of several entities, an object: one item where a key allows one, else a list. */
export function gatherer({ entities }: ReadSource): (items: readonly Delivered[]) => unknown {
  if (entities.length === 1) return (items) => items.map(({ item }) => item)
  return (items) =>
    Object.fromEntries(
      entities.map(({ entity, single }) => {
        const own = items.filter((one) => one.entity === entity.name).map(({ item }) => item)
        return [entity.name, single ? own[0] : own]
      }),
    )
}
