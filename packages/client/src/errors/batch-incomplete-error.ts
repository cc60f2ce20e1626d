import { KeyprintError } from '@keyprint/key-design'

/** What became of a batch: everything that was given is in one of these. */
export interface BatchOutcome<Given, Done> {
  readonly done: Done
  readonly leftovers: readonly Given[]
  /** Those of the leftovers that may have been done. */
  readonly unknown?: readonly Given[]
}

/**
 * A part of a batch was not done; the rest was. `cause` says why: a request failed or was throttled, or the deadline was
 * over.
 */
export class BatchIncompleteError<Leftover = unknown, Done = readonly Leftover[]> extends KeyprintError {
  override readonly name = 'BatchIncompleteError'
  readonly code = 'BATCH_INCOMPLETE'
  /** What was done: items for a get, in the order of their keys; the operations for a write. */
  readonly done: Done
  /** What was not done: it was refused, left unprocessed, or not sent any more. */
  readonly failed: readonly Leftover[]
  /** What may have been done: its answer was lost. Always empty for a get. */
  readonly unknown: readonly Leftover[]
  /** All that is failed or unknown, as it was given and in its order, to be given again. */
  readonly leftovers: readonly Leftover[]

  constructor({ done, leftovers, unknown = [] }: BatchOutcome<Leftover, Done>, options?: ErrorOptions) {
    super(message(leftovers.length - unknown.length, unknown.length), options)
    const perhapsDone = new Set(unknown)
    this.done = done
    this.failed = leftovers.filter((one) => !perhapsDone.has(one))
    this.unknown = unknown
    this.leftovers = leftovers
  }
}

function message(failed: number, unknown: number): string {
  const undone = `${failed} operations of the batch were not done`
  if (unknown === 0) return `${undone}; 'leftovers' holds them, to be tried again later.`
  return `${undone}, and ${unknown} may have been; 'leftovers' holds both, to be tried again later.`
}
