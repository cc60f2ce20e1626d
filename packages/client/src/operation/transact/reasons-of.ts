import type { CancellationReason } from '@aws-sdk/client-dynamodb'
import type { Action } from '../action.js'

/** The reasons of each action: its own, then those of its guards. They come in the order of the items. */
export function reasonsOf(
  actions: readonly Action[],
  reported: readonly CancellationReason[],
): readonly (readonly CancellationReason[])[] {
  let place = 0
  return actions.map(({ guards }) => {
    const own = reported.slice(place, place + 1 + guards.length)
    place += own.length
    return own
  })
}
