import type { Measured } from './measured.js'
import type { LibraryName } from './operations.js'
import { type Spread, spread } from './statistics.js'

/** What something takes: by itself, and compared to a reference round by round. */
export interface Figure {
  readonly value: Spread
  readonly ratio: Spread
}

/** Figures by scenario and library. */
export type Figures = Readonly<Record<string, Readonly<Record<LibraryName, Figure>>>>

export function figuresOf(measured: Measured): Figures {
  return Object.fromEntries(
    Object.entries(measured).map(([scenario, samples]) => [scenario, comparedTo('lib-dynamodb', samples)]),
  )
}

/** The figures of samples that were taken in the same rounds. */
export function comparedTo<Name extends string>(
  reference: NoInfer<Name>,
  samples: Readonly<Record<Name, readonly number[]>>,
): Readonly<Record<Name, Figure>> {
  const figures = (Object.entries(samples) as [Name, readonly number[]][]).map(([name, sample]) => [
    name,
    {
      value: spread(sample),
      ratio: spread(sample.map((one, round) => one / (samples[reference][round] as number))),
    },
  ])
  return Object.fromEntries(figures)
}
