import { KeyprintError } from '@keyprint/key-design'

/** Nothing here can run DynamoDB Local: no endpoint was given, no Java 17 or newer was found, Docker does not answer. */
export class DynamoDBLocalUnavailable extends KeyprintError {
  override readonly name = 'DynamoDBLocalUnavailable'
  readonly code = 'DYNAMODB_LOCAL_UNAVAILABLE'

  /** The newest Java that was found, all of them older than 17. */
  constructor(readonly olderJava?: number) {
    const java = olderJava === undefined ? 'no Java was found' : `the Java found is ${olderJava}`
    super(
      `DynamoDB Local cannot run here (${java}, Docker does not answer): install Java 17 or newer, or start Docker, ` +
        'or set DYNAMODB_ENDPOINT to the address of a DynamoDB Local that runs already.',
    )
  }
}
