import { and, count } from './english.js'
import type { Remark } from './finding.js'
import { type Action, actionOf } from './plan/action.js'
import type { ResourceChange } from './plan/plan-json.js'

const WORDS: readonly Action[] = ['created', 'changed', 'replaced', 'destroyed', 'forgotten']

/** One line for all that has nothing to do with data. */
export function otherResources(resources: readonly ResourceChange[]): readonly Remark[] {
  const actions = resources.map(actionOf)
  const counts = WORDS.map((word) => [word, actions.filter((action) => action === word).length] as const)
  const changed = counts.filter(([, n]) => n > 0)
  if (changed.length === 0) return []
  const total = changed.reduce((sum, [, n]) => sum + n, 0)
  return [
    {
      id: 'other-resources',
      severity: 'info',
      title: `${count(total, 'other resource')}: ${and(changed.map(([word, n]) => `${n} ${word}`))}`,
      detail: 'Terraform lists what changes about them.',
      steps: [],
    },
  ]
}
