import type { Finding } from '../finding.js'
import { actionOf } from '../plan/action.js'
import type { ResourceChange } from '../plan/plan-json.js'
import { firstText } from '../plan/text.js'
import { keptTables } from './kept-tables.js'
import type { PlanRule } from './plan-rule.js'

/**
 * The provider does not take a table off a key that the configuration no longer names, and terraform deletes that key:
 * the plan shows nothing of the table, or another change of it.
 */
export const lostKeys: PlanRule = (plan) => {
  const lost = plan.resource_changes.filter(isLostKey).map(({ change }) => firstText(change.before?.arn))
  return keptTables(plan).flatMap(({ table: { name, customerKey }, address }) => {
    const key = lost.find((arn) => arn !== '' && arn === customerKey)
    return key === undefined ? [] : [left(name, key, address)]
  })
}

function isLostKey(resource: ResourceChange): boolean {
  return resource.type === 'aws_kms_key' && ['destroyed', 'replaced'].includes(actionOf(resource))
}

function left(table: string, key: string, address: string): Finding {
  return {
    id: `table-key:${table}`,
    severity: 'danger',
    title: `Table ${table} stays encrypted with a KMS key that this plan deletes`,
    detail: `Its key is ${key}. The provider leaves a table on its key where the configuration names none, so this plan does not move it to another one. No item can be read or written as soon as the key waits for its deletion, and all data is lost when that is over.`,
    steps: [
      "Set encryption to { key: 'aws-owned' } or to a given key, which terraform shows as a change of the table, and apply that.",
      "Go on to { key: 'aws-managed' } in a plan after that, if it is wanted.",
    ],
    address,
  }
}
