import { KeyprintError } from '@keyprint/key-design'

/** What became of a source of writes: everything that was taken from it is in one of the first two. */
export interface BulkOutcome<Given> {
  /** How many operations were done. */
  readonly written: number
  readonly leftovers: readonly Given[]
  /** Those of the leftovers that may have been done. */
  readonly unknown: readonly Given[]
}

/**
 * A batch write from a source came to its end before the source did: an operation was refused, the source or a request
 * failed, the deadline was over, or it was stopped by a signal. `cause` says why. It holds no more operations than were
 * under way.
 */
export class BulkIncompleteError<Leftover = unknown> extends KeyprintError {
  override readonly name = 'BulkIncompleteError'
  readonly code = 'BULK_INCOMPLETE'
  /** How many operations were done. */
  readonly written: number
  /** What was taken from the source and not done: it was refused, left unprocessed, or not sent any more. */
  readonly failed: readonly Leftover[]
  /** What may have been done: its answer was lost, or not waited for. */
  readonly unknown: readonly Leftover[]
  /** All that is failed or unknown, in the order of the source, to be given again. */
  readonly leftovers: readonly Leftover[]
  /**
   * How many operations were taken from the source: those that were done, and the leftovers. The next one has this place
   * in it, counted from 0; an operation that was refused has it too.
   */
  readonly position: number

  constructor({ written, leftovers, unknown }: BulkOutcome<Leftover>, options?: ErrorOptions) {
    const failed = leftovers.length - unknown.length
    const position = written + leftovers.length
    super(
      `The batch ended at operation ${position} of its source: ${written} were done, ${failed} were not and ${unknown.length} may have been; 'cause' says why, 'leftovers' holds those to be tried again.`,
      options,
    )
    const perhapsDone = new Set(unknown)
    this.written = written
    this.failed = leftovers.filter((one) => !perhapsDone.has(one))
    this.unknown = unknown
    this.leftovers = leftovers
    this.position = position
  }
}
