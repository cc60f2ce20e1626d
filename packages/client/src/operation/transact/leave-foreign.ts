import type { CancellationReason } from '@aws-sdk/client-dynamodb'
import type { Action, GuardWrite } from '../action.js'
import { CONDITION } from './cancellation.js'
import { reasonsOf } from './reasons-of.js'

/** The actions anew without freeing the guards that other items have; `undefined` where none of those stood in the way. */
export function leaveForeign(
  actions: readonly Action[],
  reported: readonly CancellationReason[],
): readonly Action[] | undefined {
  const reasons = reasonsOf(actions, reported)
  let isAny = false
  const unlessForeign = (guard: GuardWrite, reason: CancellationReason | undefined): GuardWrite => {
    if (guard.leave === undefined || reason?.Code !== CONDITION) return guard
    isAny = true
    return { attributes: guard.attributes, write: guard.leave() }
  }
  const left = actions.map((action, i) => ({
    ...action,
    guards: action.guards.map((guard, j) => unlessForeign(guard, reasons[i]?.[j + 1])),
  }))
  return isAny ? left : undefined
}
