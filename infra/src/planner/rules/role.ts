import { sentences } from '../english.js'
import type { Remark } from '../finding.js'
import { actionOf } from '../plan/action.js'
import type { Values } from '../plan/plan-json.js'
import { firstText } from '../plan/text.js'
import { type Permission, parsePolicy } from '../policy/parse-policy.js'
import { policyRemarks, wildcards } from '../policy/policy-remarks.js'
import { isWild } from '../policy/wildcards.js'
import { inWords } from '../policy/words.js'
import type { ResourceRule } from '../resource-rule.js'

/** A role comes, goes, or can be taken by others than before. */
export const role: ResourceRule = (resource) => {
  const { before, after } = resource.change
  const name = firstText(after?.name, before?.name, resource.address)
  const action = actionOf(resource)
  if (action === 'destroyed' || action === 'replaced') return [gone(firstText(before?.name, name), action)]
  const now = trustOf(after)
  if (action === 'created') return [created(name, now)]
  return [
    ...policyRemarks(
      { kind: 'trust', name, title: `The trust policy of role ${name}` },
      trustOf(before),
      now,
    ),
    ...policyRemarks({ kind: 'iam', name, title: `Role ${name}` }, inlineOf(before), inlineOf(after)),
  ]
}

function gone(name: string, action: 'destroyed' | 'replaced'): Remark {
  return {
    id: `role-destroy:${name}`,
    severity: 'danger',
    title: `Role ${name} is ${action === 'destroyed' ? 'destroyed' : 'destroyed and created again'}`,
    detail: sentences(
      'No data is lost, but whatever runs with this role can no longer reach the table.',
      action === 'replaced' &&
        'The new role has another id, so that policies which name the old one do not know it.',
    ),
    steps: [
      'Give what runs with the role another one, and deploy it.',
      `Then apply this plan, with --allow role-destroy:${name}.`,
    ],
  }
}

function created(name: string, trust: readonly Permission[]): Remark {
  return {
    id: `role-create:${name}`,
    severity: trust.some(isWild) ? 'danger' : 'info',
    title: `Role ${name} is created`,
    detail: sentences(
      `Its trust policy allows ${inWords(trust) || 'nobody that is known before it is applied'}.`,
      wildcards(trust),
    ),
    steps: [],
  }
}

function trustOf(values: Values | null | undefined): readonly Permission[] {
  return parsePolicy(values?.assume_role_policy) ?? []
}

function inlineOf(values: Values | null | undefined): readonly Permission[] {
  const list = Array.isArray(values?.inline_policy) ? values.inline_policy : []
  return list.flatMap((one: Values | null) => parsePolicy(one?.policy) ?? [])
}
