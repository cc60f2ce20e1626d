import type { DesignSpec } from '@keyprint/key-design'
import type { Finding, Remark, Severity } from './finding.js'
import { otherResources } from './other-resources.js'
import { actionOf } from './plan/action.js'
import { type Plan, type ResourceChange, readPlan } from './plan/plan-json.js'
import { planRules } from './plan-rules/plan-rules.js'
import type { Designs } from './resource-rule.js'
import { resourceRules } from './resource-rules.js'
import { withUniqueIds } from './unique-ids.js'

/** What is known beside the plan. */
export interface ExplainOptions {
  /** The design that the plan was made from, or all designs of the stack. */
  readonly design: DesignSpec | readonly DesignSpec[]
  /** The design that was deployed before, if it is at hand. */
  readonly former?: DesignSpec | readonly DesignSpec[] | undefined
}

/**
 * Says in plain words what a plan does to data, the worst first.
 *
 * `planJson` is what `terraform show -json PLANFILE` printed, parsed. It never throws: a plan that cannot be read is a
 * finding too, and a dangerous one.
 */
export function explainPlan(planJson: unknown, { design, former }: ExplainOptions): readonly Finding[] {
  const read = readPlan(planJson)
  if ('problem' in read) return [unreadable(read.problem)]
  const found = findingsOf(read.plan, { design: [design].flat(), former: [former ?? []].flat() })
  return withUniqueIds(bySeverity(found.length === 0 ? [NOTHING] : found))
}

function findingsOf(plan: Plan, designs: Designs): readonly Finding[] {
  const explained = plan.resource_changes.map((resource) => ({
    resource,
    findings: explain(resource, designs),
  }))
  const others = explained.filter(({ findings }) => findings.length === 0).map(({ resource }) => resource)
  return [
    ...explained.flatMap(({ findings }) => findings),
    ...planRules.flatMap((rule) => rule(plan, designs)),
    ...otherResources(others).map((remark) => ({ ...remark, address: '' })),
  ]
}

function explain(resource: ResourceChange, designs: Designs): readonly Finding[] {
  if (actionOf(resource) === 'unchanged') return []
  const remarks: readonly Remark[] = resourceRules[resource.type]?.(resource, designs) ?? []
  return remarks.map((remark) => ({ ...remark, address: resource.address }))
}

const ORDER: readonly Severity[] = ['danger', 'careful', 'info']

function bySeverity(findings: readonly Finding[]): readonly Finding[] {
  return ORDER.flatMap((severity) => findings.filter((finding) => finding.severity === severity))
}

const NOTHING: Finding = {
  id: 'no-changes',
  severity: 'info',
  title: 'This plan changes nothing',
  detail: 'Tables, policies and everything else stay as they are.',
  steps: [],
  address: '',
}

function unreadable(problem: string): Finding {
  return {
    id: 'plan-unreadable',
    severity: 'danger',
    title: 'This plan could not be read, so nothing is known of what it does to data',
    detail: problem,
    steps: ['Read the output of terraform itself, line by line, before you apply the plan.'],
    address: '',
  }
}
