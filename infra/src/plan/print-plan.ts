import { explainPlan } from '../planner/explain-plan.js'
import { refused } from '../planner/refused.js'
import { renderFindings } from '../planner/render-findings.js'
import type { MadePlan } from './make-plan.js'

/** What a plan is judged by. */
export interface PlanJudgement {
  /** Dangers that are meant, by their ids. */
  readonly allow: readonly string[]
}

/** Prints what a plan does to data, above what terraform says. False when it is dangerous and that is not meant. */
export function printPlan({ json, text, designs }: MadePlan, { allow }: PlanJudgement): boolean {
  const findings = explainPlan(json, { design: designs })
  const dangers = refused(findings, allow)
  console.log(`${renderFindings(findings)}\n\n${text.trim()}`)
  if (dangers.length === 0) return true
  const ids = dangers.map(({ id }) => `--allow ${id}`).join(' ')
  console.error(`\nThis plan is dangerous, see above. If it is meant, say so: ${ids}`)
  return false
}
