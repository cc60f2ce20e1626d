import { KeyprintError } from '@keyprint/key-design'

/** What is stored is not what this store has written. Nothing was written. */
export class CorruptStateError extends KeyprintError {
  override readonly name = 'CorruptStateError'
  readonly code = 'SAGA_STATE_CORRUPT'

  constructor(
    /** Which saga, message or claim: `order by correlation c1`. */
    readonly subject: string,
    /** What is wrong with it. */
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    super(`What is stored of ${subject} cannot be read: ${reason}; mend or delete the item.`, options)
  }
}
