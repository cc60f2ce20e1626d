import type { Remark } from '../finding.js'
import { type Action, actionOf } from '../plan/action.js'
import type { ResourceChange, Values } from '../plan/plan-json.js'
import { type Permission, parsePolicy } from '../policy/parse-policy.js'
import { policyRemarks, type Subject, wildcards } from '../policy/policy-remarks.js'
import { isWild } from '../policy/wildcards.js'
import { inWords } from '../policy/words.js'
import type { ResourceRule } from '../resource-rule.js'

/** A resource whose `policy` is a policy document: of a role, of its own, or of a table. */
export const policyDocument: ResourceRule = (resource) => {
  const { before, after } = resource.change
  const subject = subjectOf(resource.address, { ...before, ...after })
  const [then, now] = [permissionsOf(before), permissionsOf(after)]
  if (isUnknown(resource) || then === undefined || now === undefined) return [unreadable(subject, resource)]
  return remarksOf(actionOf(resource), subject, then, now)
}

function remarksOf(
  action: Action,
  subject: Subject,
  then: readonly Permission[],
  now: readonly Permission[],
): readonly Remark[] {
  return action === 'created' ? [created(subject, now)] : policyRemarks(subject, then, now)
}

/** No document at all allows nothing. */
function permissionsOf(values: Values | null | undefined): readonly Permission[] | undefined {
  if (!values || values.policy === undefined || values.policy === null) return []
  return parsePolicy(values.policy)
}

function isUnknown({ change }: ResourceChange): boolean {
  return (change.after_unknown as Values | null | undefined)?.policy === true
}

function created({ name, title }: Subject, now: readonly Permission[]): Remark {
  return {
    id: `iam-grant:${name}`,
    severity: now.some(isWild) ? 'danger' : 'info',
    title: `${title} is created`,
    detail: [
      `It allows ${inWords(now.filter(({ effect }) => effect === 'Allow')) || 'nothing'}.`,
      wildcards(now),
    ]
      .join(' ')
      .trim(),
    steps: [],
  }
}

function unreadable({ name, title }: Subject, resource: ResourceChange): Remark {
  return {
    id: `iam-unreadable:${name}`,
    severity: 'careful',
    title: `${title} cannot be read in this plan`,
    ...(isUnknown(resource) ? UNKNOWN : ODD),
  }
}

const UNKNOWN = {
  detail:
    'Terraform knows the document only when the plan is applied, since it names something that is created in the same plan. What it allows cannot be said here.',
  steps: ['Write ARNs out in full, so that a plan shows the whole policy, and plan again.'],
}

const ODD = {
  detail: 'The document is not one that is understood here. What it allows cannot be said here.',
  steps: ["Read it in terraform's own output."],
}

function subjectOf(address: string, { role, name, resource_arn }: Values): Subject {
  const words = [role, name].filter((word): word is string => typeof word === 'string' && word !== '')
  if (typeof resource_arn === 'string')
    return { kind: 'iam', name: resource_arn, title: `The resource policy of ${resource_arn}` }
  if (words.length === 0) return { kind: 'iam', name: address, title: `The policy ${address}` }
  const title = words.length === 2 ? `Policy ${words[1]} of role ${words[0]}` : `Policy ${words[0]}`
  return { kind: 'iam', name: words.join('/'), title }
}
