import type { Remark } from '../finding.js'
import { actionOf } from '../plan/action.js'
import { KNOWN_AFTER_APPLY } from '../plan/known.js'
import type { Values } from '../plan/plan-json.js'
import { firstText } from '../plan/text.js'
import type { ResourceRule } from '../resource-rule.js'

/** Managed policies of AWS that reach every table. */
const BROAD = /:policy\/(AdministratorAccess|PowerUserAccess|AmazonDynamoDB(FullAccess|ReadOnlyAccess)\w*)$/

/** A managed policy is attached to a role, or detached from it. What it allows is not in the plan. */
export const policyAttachment: ResourceRule = (resource) => {
  const { before, after } = resource.change
  const action = actionOf(resource)
  const attached = action === 'created' || action === 'replaced'
  const detached = action === 'destroyed' || action === 'replaced'
  return [...(detached && before ? [detach(before)] : []), ...(attached && after ? [attach(after)] : [])]
}

function attach({ role, policy_arn }: Values): Remark {
  const broad = BROAD.test(String(policy_arn))
  return {
    id: `iam-attach:${firstText(role, KNOWN_AFTER_APPLY)}`,
    severity: broad ? 'danger' : 'info',
    title: `Role ${firstText(role, KNOWN_AFTER_APPLY)} gets the policy ${firstText(policy_arn, KNOWN_AFTER_APPLY)}`,
    detail: broad
      ? 'This policy of AWS reaches every table of the account.'
      : 'What it allows is not in this plan, unless the plan changes that policy too.',
    steps: [],
  }
}

function detach({ role, policy_arn }: Values): Remark {
  return {
    id: `iam-detach:${firstText(role, KNOWN_AFTER_APPLY)}`,
    severity: 'careful',
    title: `Role ${firstText(role, KNOWN_AFTER_APPLY)} loses the policy ${firstText(policy_arn, KNOWN_AFTER_APPLY)}`,
    detail:
      'What only that policy allowed is refused with AccessDeniedException as soon as the plan is applied.',
    steps: [],
  }
}
