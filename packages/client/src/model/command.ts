import type { AsyncCommand } from 'fast-check'
import type { ModelClient } from './clients.js'
import { worldsAfter } from './history.js'
import { observe } from './observe.js'
import type { Operation } from './operation.js'
import { type Direct, worldOf } from './snapshot.js'
import { same, type World } from './world.js'

/** What is known of a run. */
export interface Known {
  possible: readonly World[]
}

/** What a run has to do with. */
export interface System {
  readonly clients: readonly ModelClient[]
  readonly direct: Direct
  /** Whose items these are: a run has a team of its own. */
  readonly team: string
  /** Called for each command that was run. */
  readonly count: () => void
}

/** Unknown outcomes multiply; a look at the table tells them apart before they are too many to follow. */
const MOST_WORLDS = 64

/** The same worlds, or the one that it is when they are too many. */
export async function narrowed(
  possible: readonly World[],
  direct: Direct,
  team: string,
): Promise<readonly World[]> {
  return possible.length > MOST_WORLDS ? only(possible, await worldOf(direct, team)) : possible
}

/** An operation of one of the clients. */
export class Command implements AsyncCommand<Known, System> {
  constructor(
    readonly client: number,
    readonly operation: Operation,
  ) {}

  check(): boolean {
    return true
  }

  async run(known: Known, { clients, direct, team, count }: System): Promise<void> {
    count()
    const db = clients[this.client % clients.length] as ModelClient
    const observation = await observe(db, team, this.operation)
    const possible = worldsAfter(known.possible, this.operation, observation)
    known.possible = await narrowed(possible, direct, team)
  }

  toString(): string {
    return `client ${this.client}: ${JSON.stringify(this.operation)}`
  }
}

/** What is left when the world was seen as it is. */
export function only(possible: readonly World[], seen: World): readonly World[] {
  if (possible.some((world) => same(world, seen))) return [seen]
  throw new Error(
    `The table holds\n${JSON.stringify(seen)}\nwhere possible were\n${possible.map((one) => JSON.stringify(one)).join('\n')}`,
  )
}
