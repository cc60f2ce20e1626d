import { Violation, worldsAfter } from './history.js'
import type { Observation, Operation } from './operation.js'
import { isSentAgain } from './sent-again.js'
import { distinct, type World } from './world.js'

/** An operation and how it ended. */
export type Event = readonly [Operation, Observation]

/**
 * The worlds that are possible after two operations that were under way at the same time: after one and then the other,
 * whichever was first. What the SDK sends again after a lost answer can be done before the other one and again after it.
 *
 * @throws Violation when no order explains how both ended
 */
export function worldsAfterBoth(worlds: readonly World[], one: Event, other: Event): readonly World[] {
  const again = ([operation]: Event) => worlds.some((world) => isSentAgain(operation, world))
  const orders = [
    [one, other],
    [other, one],
    ...(again(one) ? [[perhaps(one), other, one]] : []),
    ...(again(other) ? [[perhaps(other), one, other]] : []),
  ]
  const left = distinct(orders.flatMap((order) => inOrder(worlds, order)))
  if (left.length > 0) return left
  throw new Violation([one[0], other[0]], [one[1], other[1]], worlds)
}

const perhaps = ([operation]: Event): Event => [operation, { outcome: 'unknown' }]

function inOrder(worlds: readonly World[], order: readonly Event[]): readonly World[] {
  try {
    return order.reduce((possible, [operation, seen]) => worldsAfter(possible, operation, seen), worlds)
  } catch (error) {
    if (error instanceof Violation) return []
    throw error
  }
}
