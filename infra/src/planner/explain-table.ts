import { designOf } from './design/match-design.js'
import type { Remark } from './finding.js'
import { actionOf } from './plan/action.js'
import { KNOWN_AFTER_APPLY, withUnknown } from './plan/known.js'
import type { ResourceChange, Values } from './plan/plan-json.js'
import type { Designs } from './resource-rule.js'
import { tableCreated, tableDestroyed, tableForgotten, tableReplaced } from './rules/table-lifecycle.js'
import { tableRules } from './rules/table-rules.js'
import { readTable, type TableState } from './table/table-state.js'

/** What a plan does to one `aws_dynamodb_table`. */
export function explainTable(resource: ResourceChange, designs: Designs): readonly Remark[] {
  const { before, after } = statesOf(resource)
  const action = actionOf(resource)
  if (action === 'created' && after) return [tableCreated(after)]
  if (action === 'destroyed' && before) return [tableDestroyed(before, resource)]
  if (action === 'forgotten' && before) return [tableForgotten(before)]
  if (!before || !after) return []
  if (action === 'replaced') return [tableReplaced(before, after, resource)]
  const known = {
    design: designOf(after.name, designs.design),
    former: designOf(before.name, designs.former),
  }
  return tableRules.flatMap((rule) => rule({ before, after, ...known }))
}

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
