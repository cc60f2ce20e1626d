import { designOf } from './design/match-design.js'
import type { Remark } from './finding.js'
import { actionOf } from './plan/action.js'
import type { ResourceChange } from './plan/plan-json.js'
import type { Designs } from './resource-rule.js'
import { tableCreated, tableDestroyed, tableForgotten, tableReplaced } from './rules/table-lifecycle.js'
import { tableRules } from './rules/table-rules.js'
import { statesOf } from './table/table-states.js'

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
