import { KeyprintError } from '@keyprint/key-design'

/** A part of a batch was not done within its deadline; the rest was. `cause` says why, where a request failed or was throttled. */
export class BatchIncompleteError<Leftover = unknown, Done = unknown> extends KeyprintError {
  override readonly name = 'BatchIncompleteError'
  readonly code = 'BATCH_INCOMPLETE'

  constructor(
    /** What was not done, as it was given and in its order, to be given again. */
    readonly leftovers: readonly Leftover[],
    /** What was done: items for a get, how many operations for a write. */
    readonly done: Done,
    options?: ErrorOptions,
  ) {
    super(
      `${leftovers.length} operations of the batch were not done; 'leftovers' holds them, to be tried again later.`,
      options,
    )
  }
}
