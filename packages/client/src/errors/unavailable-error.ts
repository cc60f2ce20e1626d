import { KeyprintError } from '@keyprint/key-design'

/** DynamoDB gave no answer, or a broken one, to a read. */
export class UnavailableError extends KeyprintError {
  override readonly name = 'UnavailableError'
  readonly code = 'UNAVAILABLE'

  constructor(operation: string, why: string, options: ErrorOptions) {
    super(
      `${operation} had no answer from DynamoDB (${why}); check endpoint and network, then try again.`,
      options,
    )
  }
}
