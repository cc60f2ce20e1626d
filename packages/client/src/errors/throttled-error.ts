import { KeyprintError } from '@keyprint/key-design'
import { remedy, sentence } from '@keyprint/key-design/codec'

/** DynamoDB refused the request for want of capacity, also after the SDK's retries. Nothing was done. */
export class ThrottledError extends KeyprintError {
  override readonly name = 'ThrottledError'
  readonly code = 'THROTTLED'

  constructor(operation: string, options: ErrorOptions) {
    super(
      sentence(
        `${operation} was throttled, also after retries`,
        remedy('try again later, or raise the capacity of the table or index'),
      ),
      options,
    )
  }
}
