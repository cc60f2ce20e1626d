import { KeyprintError } from '@keyprint/key-design'

/** It passes: try again. A write may have been done, where `cause` is an OutcomeUnknownError. */
export class TransientError extends KeyprintError {
  override readonly name = 'TransientError'
  readonly code = 'SAGA_TRANSIENT'

  constructor(message: string, cause?: Error) {
    super(message, { cause })
  }
}
