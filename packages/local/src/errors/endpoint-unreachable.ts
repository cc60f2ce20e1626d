import { KeyprintError } from '@keyprint/key-design'

/** An endpoint was given, and nothing answers HTTP there. */
export class EndpointUnreachable extends KeyprintError {
  override readonly name = 'EndpointUnreachable'
  readonly code = 'ENDPOINT_UNREACHABLE'

  constructor(
    /** The endpoint as it was given. */
    readonly endpoint: string,
  ) {
    super(
      `Nothing answers at the DynamoDB endpoint ${endpoint}: start DynamoDB Local there, or unset DYNAMODB_ENDPOINT ` +
        'to have one started.',
    )
  }
}
