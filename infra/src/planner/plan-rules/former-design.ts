import { entityChanges } from '../design/entity-changes.js'
import type { PlanRule } from './plan-rule.js'

/** Keys that are made in another way than by the clients that run now; terraform knows nothing of templates. */
export const formerDesign: PlanRule = (_plan, { design, former }) =>
  design.flatMap((now) => {
    const then = former.find(({ table }) => table.name === now.table.name)
    return then === undefined ? [] : entityChanges(then, now).map((remark) => ({ ...remark, address: '' }))
  })
