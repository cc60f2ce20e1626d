import { type Figures, figuresOf } from './figures.js'
import { measure } from './measure.js'

/** After fewer, some of the libraries still run code that is not compiled. */
const WARM_UP_ROUNDS = 40

/** CPU that the first library takes for a block of calls. */
const BLOCK_MS = 60

/** Microseconds of CPU of a call, answered in memory or over loopback HTTP. `onProgress` is told how far it is, from 0 to 1. */
export async function cpu(
  kind: 'cpu' | 'loopback',
  rounds: number,
  onProgress?: (share: number) => void,
): Promise<Figures> {
  let done = 0
  const onRound = () => onProgress?.(++done / (WARM_UP_ROUNDS + rounds))
  return figuresOf(await measure({ kind, rounds, warmUpRounds: WARM_UP_ROUNDS, blockMs: BLOCK_MS, onRound }))
}
