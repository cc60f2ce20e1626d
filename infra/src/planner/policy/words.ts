import { and } from '../english.js'
import type { Condition, Permission } from './parse-policy.js'

/** `dynamodb:GetItem and dynamodb:PutItem on arn:…; dynamodb:Query on arn:…, only if …`. */
export function inWords(permissions: readonly Permission[]): string {
  const groups = new Map<string, readonly Permission[]>()
  for (const one of permissions) groups.set(groupOf(one), [...(groups.get(groupOf(one)) ?? []), one])
  return [...groups.values()].map(groupInWords).join('; ')
}

export function conditionsInWords(conditions: readonly Condition[]): string {
  return and(conditions.map(({ operator, key, values }) => `${operator} ${key} ${values.join(' or ')}`))
}

function groupOf({ resource, principal, conditions }: Permission): string {
  return JSON.stringify([resource, principal, conditions])
}

function groupInWords(group: readonly Permission[]): string {
  const [{ resource, principal, conditions } = { resource: '', principal: '', conditions: [] }] = group
  const actions = and([...new Set(group.map(({ action }) => action))])
  return [
    actions,
    resource === '' ? '' : ` on ${resource}`,
    principal === '' ? '' : ` for ${principal === '*' ? 'anybody (*)' : principal}`,
    conditions.length === 0 ? '' : `, only if ${conditionsInWords(conditions)}`,
  ].join('')
}
