import { KeyprintError } from '@keyprint/key-design'

/** A write was sent, and whether DynamoDB did it is not known. */
export class OutcomeUnknownError extends KeyprintError {
  override readonly name = 'OutcomeUnknownError'
  readonly code = 'OUTCOME_UNKNOWN'

  constructor(operation: string, why: string, options: ErrorOptions) {
    super(`${operation} may or may not have been done (${why}); read the item before you try again.`, options)
  }
}
