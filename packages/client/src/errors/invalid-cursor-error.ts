import { KeyprintError } from '@keyprint/key-design'

/** The cursor was not made by this access pattern with this input. Nothing was sent. */
export class InvalidCursorError extends KeyprintError {
  override readonly name = 'InvalidCursorError'
  readonly code = 'INVALID_CURSOR'

  constructor(
    /** Name of the access pattern. */
    readonly accessPattern: string,
    readonly cursor: unknown,
  ) {
    super(
      `The cursor given to ${accessPattern} was not made by it with the same input and order; start again without a cursor.`,
    )
  }
}
