import { type Figures, figuresOf } from './figures.js'
import { measure } from './measure.js'
import { joined, type Measured } from './measured.js'

/** After fewer, some of the libraries still run code that is not compiled. */
const WARM_UP_ROUNDS = 10

/**
 * CPU that the first library takes for a block of calls. What it costs to wake up a process that has waited for its turn
 * falls on a block as a whole: in blocks of 60 ms calls were seen to take half as much again as in those of 300.
 */
const BLOCK_MS = 200

/**
 * How often all libraries are started anew. What a process has compiled it keeps, well or badly: between two starts a
 * ratio was seen to differ by a quarter, from round to round of one process by a tenth.
 */
const STARTS = 3

/** Microseconds of CPU of a call, answered in memory or over loopback HTTP. `onProgress` is told how far it is, from 0 to 1. */
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
