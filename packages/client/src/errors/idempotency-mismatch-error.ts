import { KeyprintError } from '@keyprint/key-design'

/** An idempotency token was given for other writes within ten minutes. Nothing was done this time. */
export class IdempotencyMismatchError extends KeyprintError {
  override readonly name = 'IdempotencyMismatchError'
  readonly code = 'IDEMPOTENCY_MISMATCH'

  constructor(options: ErrorOptions) {
    super(
      'idempotencyToken was given for other writes within ten minutes, and nothing was done now; take a token of its own for each call. Writes that hold the current time are other ones each time.',
      options,
    )
  }
}
