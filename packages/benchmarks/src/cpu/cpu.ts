import { type Figures, figuresOf } from './figures.js'
import { measuredInChild } from './in-child.js'

const WARM_UP_ROUNDS = 12

/** Microseconds of CPU of a call, answered in memory or over loopback HTTP. */
export async function cpu(
  kind: 'cpu' | 'loopback',
  rounds: number,
  onProgress?: (share: number) => void,
): Promise<Figures> {
  const options = { kind, rounds, warmUpRounds: WARM_UP_ROUNDS }
  return figuresOf(await measuredInChild(options, [], onProgress))
}
