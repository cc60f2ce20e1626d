import { KNOWN_AFTER_APPLY, withUnknown } from '../plan/known.js'
import type { ResourceChange, Values } from '../plan/plan-json.js'
import { readTable, type TableState } from './table-state.js'

/** A table before and after its change, if it is there. */
export function statesOf({ change }: ResourceChange): {
  readonly before: TableState | undefined
  readonly after: TableState | undefined
} {
  return {
    before: change.before ? readTable(change.before) : undefined,
    after: change.after ? readTable(valuesAfter(change)) : undefined,
  }
}

/** Nothing is said of an argument that is not known at all yet: it is read as if it stayed. */
function valuesAfter({ before, after, after_unknown }: ResourceChange['change']): Values {
  const values = withUnknown(after, after_unknown) as Values
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      value === KNOWN_AFTER_APPLY ? before?.[name] : value,
    ]),
  )
}
