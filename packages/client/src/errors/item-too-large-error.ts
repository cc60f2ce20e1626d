import { KeyprintError } from '@keyprint/key-design'
import { type ItemContext, itemText } from './context.js'

/** The item is larger than DynamoDB allows. Nothing was sent. */
export class ItemTooLargeError extends KeyprintError {
  override readonly name = 'ItemTooLargeError'
  readonly code = 'ITEM_TOO_LARGE'
  readonly entity: string
  readonly key: ItemContext['key']

  constructor(
    context: ItemContext,
    /** Size of the item as DynamoDB counts it. */
    readonly bytes: number,
    readonly limit: number,
  ) {
    super(
      `${itemText(context)} has ${bytes} bytes, and DynamoDB allows ${limit}; split it, compress it, or keep the bulk in S3.`,
    )
    this.entity = context.entity
    this.key = context.key
  }
}
