import { KeyprintError } from '@keyprint/key-design'

/** DynamoDB Local was started but ended, or did not answer in time. */
export class DynamoDBLocalStartFailed extends KeyprintError {
  override readonly name = 'DynamoDBLocalStartFailed'
  readonly code = 'DYNAMODB_LOCAL_START_FAILED'

  constructor(
    /** How the start failed, such as `it ended with exit code 1`. */
    readonly reason: string,
    /** The last lines it printed. */
    readonly output: string,
  ) {
    super(
      `DynamoDB Local did not start: ${reason}. ${output === '' ? 'It printed nothing.' : `It printed:\n${output}`}`,
    )
  }
}
