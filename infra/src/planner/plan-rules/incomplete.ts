import type { PlanRule } from './plan-rule.js'

/** A plan that does not hold all that will happen. */
export const incomplete: PlanRule = ({ errored, complete }) => {
  if (!errored && complete) return []
  return [
    {
      id: errored ? 'plan-errored' : 'plan-incomplete',
      severity: errored ? 'danger' : 'careful',
      title: errored
        ? 'Terraform stopped with an error while it planned'
        : 'This plan leaves some changes for a later one',
      detail: 'What is said here is not all that will happen.',
      steps: [],
      address: '',
    },
  ]
}
