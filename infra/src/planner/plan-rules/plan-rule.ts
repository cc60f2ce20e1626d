import type { Finding } from '../finding.js'
import type { Plan } from '../plan/plan-json.js'
import type { Designs } from '../resource-rule.js'

/** What a plan says beside the changes of its resources. */
export type PlanRule = (plan: Plan, designs: Designs) => readonly Finding[]
