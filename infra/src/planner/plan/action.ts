import type { ResourceChange } from './plan-json.js'

/** What happens to a resource, in one word of a past tense. */
export type Action = 'unchanged' | 'created' | 'changed' | 'replaced' | 'destroyed' | 'forgotten'

/** Reading a data source changes nothing; an action that this version does not know is taken for a change. */
export function actionOf({ mode, change: { actions } }: ResourceChange): Action {
  if (mode === 'data' || actions.every((action) => action === 'no-op' || action === 'read'))
    return 'unchanged'
  const [creates, deletes, forgets] = ['create', 'delete', 'forget'].map((action) => actions.includes(action))
  if (creates && (deletes || forgets)) return 'replaced'
  if (creates) return 'created'
  if (deletes) return 'destroyed'
  return forgets ? 'forgotten' : 'changed'
}
