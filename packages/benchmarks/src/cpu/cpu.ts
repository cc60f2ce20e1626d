import { type Figures, figuresOf } from './figures.js'
import { measuredInChild } from './in-child.js'

/** After fewer, some of the libraries still run code that is not compiled. */
const WARM_UP_ROUNDS = 30

/** Microseconds of CPU of a call, answered in memory or over loopback HTTP. */
export async function cpu(
  kind: 'cpu' | 'loopback',
  rounds: number,
  onProgress?: (share: number) => void,
): Promise<Figures> {
  const options = { kind, rounds, warmUpRounds: WARM_UP_ROUNDS }
  return figuresOf(await measuredInChild(options, [], onProgress))
}
