import type { Caller } from './caller.js'
import type { Call } from './calls.js'
import type { Lane } from './lane.js'
import type { Player } from './player.js'

/** Reads what a lane holds by every way there is, and has it compared with what it has to hold. */
export async function readBack(lane: Lane, caller: Caller, player: Player): Promise<void> {
  const gets = lane.keys.map((key): Call => ({ kind: 'get', key }))
  const queries = lane.partitions.map((pk): Call => ({ kind: 'query', pk, limit: 5, order: 'ascending' }))
  for (const call of [...gets, ...queries, { kind: 'scan', limit: 100 } as const])
    await player.read(lane, caller, call)
}
