import { KeyprintError } from '@keyprint/key-design'

/** DynamoDB refused the request for want of capacity, also after the SDK's retries. Nothing was done. */
export class ThrottledError extends KeyprintError {
  override readonly name = 'ThrottledError'
  readonly code = 'THROTTLED'

  constructor(operation: string, options: ErrorOptions) {
    super(
      `${operation} was throttled, also after the retries of the SDK's client; try again later, or raise the capacity of the table or index.`,
      options,
    )
  }
}
