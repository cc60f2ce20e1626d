import type { Caller } from './caller.js'
import { drawCall } from './draw.js'
import type { Lanes } from './lanes.js'
import type { Player } from './player.js'
import type { Random } from './random.js'

/** What a worker works with. */
export interface Work {
  readonly lanes: Lanes
  readonly callerOf: (tenantId: string) => Caller
  readonly player: Player
  /** False when it is enough. */
  readonly goesOn: () => boolean
}

const CALLS_IN_A_LANE = 8

/** One worker: some calls in one lane, then some in another, until it is enough. */
export async function work({ lanes, callerOf, player, goesOn }: Work, random: Random): Promise<void> {
  while (goesOn()) {
    const lane = lanes.take(random)
    if (lane === undefined) return
    const caller = callerOf(lane.tenantId)
    for (let calls = 0; calls < CALLS_IN_A_LANE && lane.worlds.length > 0 && goesOn(); calls++)
      await player.play(lane, caller, drawCall(random, lane, lanes.neighbourOf(lane, random)))
    lane.isBusy = false
  }
}

/** Does something with each one, so many at the same time. */
export async function eachOf<One>(
  all: readonly One[],
  width: number,
  act: (one: One) => Promise<void>,
): Promise<void> {
  const left = all.values()
  const worker = async () => {
    for (const one of left) await act(one)
  }
  await Promise.all(Array.from({ length: width }, worker))
}
