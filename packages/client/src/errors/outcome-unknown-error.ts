import { KeyprintError } from '@keyprint/key-design'
import { remedy, sentence } from '@keyprint/key-design/codec'

/** A write was sent, and whether DynamoDB did it is not known. */
export class OutcomeUnknownError extends KeyprintError {
  override readonly name = 'OutcomeUnknownError'
  readonly code = 'OUTCOME_UNKNOWN'

  constructor(operation: string, why: string, options: ErrorOptions) {
    super(
      sentence(
        `${operation} may or may not have been done (${why})`,
        remedy('read the item before you try again'),
      ),
      options,
    )
  }
}
