import { resourceArn, type TableArn } from '../arn/table-arn.js'
import type { Permission } from '../permission/permission.js'
import { conditionOf } from './condition.js'
import { grouped } from './grouped.js'
import type { PolicyCondition, PolicyStatement } from './policy-statement.js'
import { withUniqueSids } from './with-unique-sids.js'

interface Rule {
  readonly sid: string
  readonly actions: readonly string[]
  readonly resources: readonly string[]
  readonly condition: PolicyCondition | undefined
}

/** The fewest statements that allow these permissions and no others, the same whatever their order. */
export function toStatements(permissions: readonly Permission[], table: TableArn): PolicyStatement[] {
  const rules = withAllPatterns(permissions).map((permission) => toRule(permission, table))
  const byResource = grouped(rules, ({ resources, condition }) => [resources, condition]).map((same) => ({
    ...(same[0] as Rule),
    actions: sortedOnce(same.flatMap(({ actions }) => actions)),
  }))
  const byAction = grouped(byResource, ({ actions, condition }) => [actions, condition]).map((same) => ({
    ...(same[0] as Rule),
    resources: sortedOnce(same.flatMap(({ resources }) => resources)),
  }))
  return withUniqueSids(byAction.map(toStatement).sort(byText))
}

/**
 * One action on one resource has all its patterns in one statement: the keys of one request, such as those of a batch,
 * must all match the patterns of the same statement.
 */
function withAllPatterns(permissions: readonly Permission[]): readonly Permission[] {
  const open = ({ leadingKeys }: Permission) => leadingKeys === undefined
  return grouped(permissions, ({ action, resource, attributes, leadingKeys }) => [
    action,
    resource,
    attributes && sortedOnce(attributes),
    leadingKeys === undefined,
  ]).map((same) => {
    const first = same[0] as Permission
    return open(first)
      ? first
      : { ...first, leadingKeys: same.flatMap(({ leadingKeys = [] }) => leadingKeys) }
  })
}

const SIDS = { table: 'Table', index: 'Index', stream: 'Stream' } as const

function toRule(permission: Permission, table: TableArn): Rule {
  const { action, resource } = permission
  return {
    sid: SIDS[resource.kind],
    actions: [`dynamodb:${action}`],
    resources: [resourceArn(table, resource)],
    condition: conditionOf(permission),
  }
}

function toStatement({ sid, actions, resources, condition }: Rule): PolicyStatement {
  return {
    Sid: sid,
    Effect: 'Allow',
    Action: [...actions],
    Resource: [...resources],
    ...(condition === undefined ? {} : { Condition: condition }),
  }
}

const sortedOnce = (texts: readonly string[]): string[] => [...new Set(texts)].sort()

function byText(a: PolicyStatement, b: PolicyStatement): number {
  const [one, other] = [JSON.stringify([a.Resource, a]), JSON.stringify([b.Resource, b])]
  return one < other ? -1 : 1
}
