import { setTimeout as sleep } from 'node:timers/promises'
import type { Caller } from './caller.js'
import type { Call, Seen } from './calls.js'
import { type Finding, findingOf, lostKeys } from './findings.js'
import { worldsAfter } from './judge.js'
import type { Lane } from './lane.js'

/** Who is told of what. */
export interface PlayerOptions {
  readonly onFinding: (finding: Finding) => void
  /** Of a scan that lacked items, and had them after so many milliseconds. */
  readonly onLag: (milliseconds: number) => void
  /**
   * An item that is put again right after it was deleted may be listed when its record of the stream was handled: so many
   * milliseconds later at the most.
   */
  readonly mostLag: number
}

/** How often a read is sent again that the table did not answer. */
const ATTEMPTS = 20
const PAUSE_MS = 50
/** Makes calls in a lane, and judges how they end. */
export class Player {
  constructor(private readonly options: PlayerOptions) {}

  /** After an outcome that is unknown the items are read, as the API says, until it is known what they are. */
  async play(lane: Lane, caller: Caller, call: Call): Promise<void> {
    const seen = await caller.call(call)
    if (isLate(lane, call, seen)) await this.wait(lane, caller, call, seen)
    else this.judge(lane, call, seen)
    if (lane.worlds.length > 1) await this.read(lane, caller, { kind: 'batch gets', keys: lane.keys })
  }

  /** Reads until there is an answer. */
  async read(lane: Lane, caller: Caller, call: Call): Promise<void> {
    for (let attempt = 0; attempt < ATTEMPTS && lane.worlds.length > 0; attempt++) {
      if (attempt > 0) await sleep(PAUSE_MS)
      const seen = await caller.call(call)
      this.judge(lane, call, seen)
      if (seen.outcome === 'answered') return
    }
  }

  private async wait(lane: Lane, caller: Caller, call: Call, first: Seen): Promise<void> {
    const started = performance.now()
    let [seen, lag] = [first, 0]
    while ((isLate(lane, call, seen) || seen.outcome === 'unknown') && lag < this.options.mostLag) {
      await sleep(PAUSE_MS)
      seen = await caller.call(call)
      lag = performance.now() - started
    }
    this.judge(lane, call, seen)
    if (lane.worlds.length > 0) this.options.onLag(lag)
  }

  /** A lane of which nothing is possible any more is not used again. */
  private judge(lane: Lane, call: Call, seen: Seen): void {
    const before = lane.worlds
    lane.worlds = worldsAfter(before, call, seen, lane.owns)
    if (lane.worlds.length === 0) this.options.onFinding(findingOf(lane.tenantId, before, call, seen))
  }
}

/** True for a scan that would be right if it had more. */
function isLate({ worlds, owns }: Lane, call: Call, seen: Seen): boolean {
  if (call.kind !== 'scan' || worldsAfter(worlds, call, seen, owns).length > 0) return false
  return lostKeys(worlds, call, seen).length > 0
}
