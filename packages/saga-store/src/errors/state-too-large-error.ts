import { KeyprintError } from '@keyprint/key-design'

/** A state has more than DynamoDB's 400 KB. Nothing was written. */
export class StateTooLargeError extends KeyprintError {
  override readonly name = 'StateTooLargeError'
  readonly code = 'SAGA_STATE_TOO_LARGE'

  constructor(
    /** Which saga, message or result: `order s1`. */
    readonly subject: string,
    /** Of the state as text; the item has a little more. */
    readonly bytes: number,
    options?: ErrorOptions,
  ) {
    super(
      `The state is too large (${subject}): ${bytes} bytes, and an item has 400 KB; keep less in it, or give the store 'blobs'.`,
      options,
    )
  }
}
