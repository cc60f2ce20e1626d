import { Lane } from './lane.js'
import type { Random } from './random.js'

const LANES_OF_A_TENANT = 3

/** The lanes of all tenants, each used by one worker at a time. */
export class Lanes {
  readonly all: readonly Lane[]

  constructor(tenantIds: readonly string[]) {
    this.all = tenantIds.flatMap((tenantId) =>
      Array.from({ length: LANES_OF_A_TENANT }, (_, number) => new Lane(tenantId, number)),
    )
  }

  /** Some tenants are asked for much more often than others, so that several workers are at one at the same time. */
  take(random: Random): Lane | undefined {
    const first = Math.floor(random.share() ** 2 * this.all.length)
    const inOrder = [...this.all.slice(first), ...this.all.slice(0, first)]
    const free = inOrder.find(({ isBusy, worlds }) => !isBusy && worlds.length > 0)
    if (free !== undefined) free.isBusy = true
    return free
  }

  /** How many items there are, where that is known. */
  items(): number {
    return this.all.reduce((sum, { worlds: [world = {}] }) => sum + Object.keys(world).length, 0)
  }

  /** A lane of another tenant. */
  neighbourOf({ tenantId }: Lane, random: Random): Lane {
    return random.one(this.all.filter((lane) => lane.tenantId !== tenantId))
  }
}
