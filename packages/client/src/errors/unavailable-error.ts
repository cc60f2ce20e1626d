import { KeyprintError } from '@keyprint/key-design'

/** DynamoDB gave no answer, or a broken one, to a read; or a call reached its deadline with nothing written. */
export class UnavailableError extends KeyprintError {
  override readonly name = 'UnavailableError'
  readonly code = 'UNAVAILABLE'

  constructor(
    operation: string,
    /** What was met instead of an answer. */
    readonly why: string,
    options: ErrorOptions,
  ) {
    super(
      `${operation} had no answer from DynamoDB (${why}); check endpoint and network, then try again.`,
      options,
    )
  }
}
