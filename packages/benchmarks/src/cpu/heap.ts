import { type Figures, figuresOf } from './figures.js'
import { measuredInChild } from './in-child.js'

const ROUNDS = 5
const WARM_UP_ROUNDS = 3

/** A young generation that holds all that a block of calls allocates: nothing is collected while it is counted. */
const FLAGS = ['--expose-gc', '--min-semi-space-size=512', '--max-semi-space-size=512']

/** Bytes of the heap that a call allocates. */
export async function heap(onProgress?: (share: number) => void): Promise<Figures> {
  const options = { kind: 'heap', rounds: ROUNDS, warmUpRounds: WARM_UP_ROUNDS } as const
  return figuresOf(await measuredInChild(options, FLAGS, onProgress))
}
