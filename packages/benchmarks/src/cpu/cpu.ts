import { type Figures, figuresOf } from './figures.js'
import { measure } from './measure.js'
import { joined, type Measured } from './measured.js'

/** After fewer, some of the libraries still run code that is not compiled. */
const WARM_UP_ROUNDS = 10

/**
 * CPU that the first library takes for a block of calls. What it costs to wake up a process that has waited for its turn
 * falls on a block as a whole: over loopback a transaction was seen to take 1,239 µs in blocks of 60 ms, 793 in 300.
 */
const BLOCK_MS = 200

/**
 * How often all libraries are started anew. What a process has compiled it keeps, well or badly: one start gave 0.69 for a
 * put, and 0.65 to 0.71 for the middle half of its rounds; another gave 0.57.
 */
const STARTS = 3

/**
 * Microseconds of CPU of a call, answered in memory or over loopback HTTP. Each start has as many rounds as the others, so
 * there may be one or two more than asked for. `onProgress` is told how far it is, from 0 to 1.
 */
export async function cpu(
  kind: 'cpu' | 'loopback',
  rounds: number,
  onProgress?: (share: number) => void,
): Promise<Figures> {
  const each = Math.ceil(rounds / STARTS)
  let done = 0
  const onRound = () => onProgress?.(++done / (STARTS * (WARM_UP_ROUNDS + each)))
  const options = { kind, rounds: each, warmUpRounds: WARM_UP_ROUNDS, blockMs: BLOCK_MS, onRound }
  const starts: Measured[] = []
  for (let i = 0; i < STARTS; i++) starts.push(await measure(options))
  return figuresOf(joined(starts))
}
