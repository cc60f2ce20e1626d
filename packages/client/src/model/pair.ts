import type { AsyncCommand } from 'fast-check'
import { worldsAfterBoth } from './both.js'
import { type Known, narrowed, type System } from './command.js'
import { observe } from './observe.js'
import type { Operation } from './operation.js'

/** Operations of two clients at the same time. */
export class Pair implements AsyncCommand<Known, System> {
  constructor(
    readonly one: Operation,
    readonly other: Operation,
  ) {}

  check(): boolean {
    return true
  }

  async run(known: Known, { clients: [first, second], direct, team, count }: System): Promise<void> {
    if (first === undefined || second === undefined) throw new Error('A pair takes two clients.')
    count()
    count()
    const [one, other] = await Promise.all([
      observe(first, team, this.one),
      observe(second, team, this.other),
    ])
    const possible = worldsAfterBoth(known.possible, [this.one, one], [this.other, other])
    known.possible = await narrowed(possible, direct, team)
  }

  toString(): string {
    return `at the same time: ${JSON.stringify(this.one)} and ${JSON.stringify(this.other)}`
  }
}
