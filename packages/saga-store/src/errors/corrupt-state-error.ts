import { KeyprintError } from '@keyprint/key-design'

/** What is stored is not what this store has written. Nothing was written. */
export class CorruptStateError extends KeyprintError {
  override readonly name = 'CorruptStateError'
  readonly code = 'SAGA_STATE_CORRUPT'

  constructor(
    /** What was asked for, and its key: `getById of order s1`. */
    readonly subject: string,
    /** What is wrong with it. */
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    super(`What is stored cannot be read (${subject}): ${reason}; mend or delete the item.`, options)
  }
}
