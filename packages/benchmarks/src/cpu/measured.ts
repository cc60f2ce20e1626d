import type { LibraryName } from './operations.js'

/** What one call takes, round by round: microseconds of CPU, or bytes of heap. */
export type Samples = Readonly<Record<LibraryName, readonly number[]>>

/** The samples of each scenario, by its name. */
export type Measured = Readonly<Record<string, Samples>>

/** One after the other, as if they had been measured in one go. */
export function joined(all: readonly Measured[]): Measured {
  const [first = {}] = all
  const samplesOf = (scenario: string) => {
    const names = Object.keys(first[scenario] ?? {}) as LibraryName[]
    return names.map((name) => [name, all.flatMap((one) => one[scenario]?.[name] ?? [])])
  }
  return Object.fromEntries(
    Object.keys(first).map((scenario) => [scenario, Object.fromEntries(samplesOf(scenario))]),
  )
}
