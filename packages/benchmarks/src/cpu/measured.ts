import type { LibraryName } from './operations.js'

/** What one call takes, round by round: microseconds of CPU, or bytes of heap. */
export type Samples = Readonly<Record<LibraryName, readonly number[]>>

/** The samples of each scenario, by its name. */
export type Measured = Readonly<Record<string, Samples>>
