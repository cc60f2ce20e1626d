import type { Measured, Samples } from './measured.js'
import type { LibraryName } from './operations.js'
import { type Spread, spread } from './statistics.js'

/** What one call of a library takes: by itself, and compared to lib-dynamodb round by round. */
export interface Figure {
  readonly value: Spread
  readonly ratio: Spread
}

/** Figures by scenario and library. */
export type Figures = Readonly<Record<string, Readonly<Record<LibraryName, Figure>>>>

export function figuresOf(measured: Measured): Figures {
  return Object.fromEntries(
    Object.entries(measured).map(([scenario, samples]) => [scenario, figuresOfScenario(samples)]),
  )
}

function figuresOfScenario(samples: Samples): Figures[string] {
  const reference = samples['lib-dynamodb']
  const figures = Object.entries(samples).map(([name, sample]) => [
    name,
    {
      value: spread(sample),
      ratio: spread(sample.map((one, round) => one / (reference[round] as number))),
    },
  ])
  return Object.fromEntries(figures)
}
