import { KeyprintError } from '@keyprint/key-design'

/** An idempotency key was used before, for another payload. Nothing was written. */
export class PayloadMismatchError extends KeyprintError {
  override readonly name = 'PayloadMismatchError'
  readonly code = 'IDEMPOTENCY_PAYLOAD_MISMATCH'

  constructor(readonly key: string) {
    super(`The key '${key}' was used for another payload; take a key of its own for each.`)
  }
}
