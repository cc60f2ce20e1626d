import { KeyprintError } from '@keyprint/key-design'
import { type ItemContext, itemText } from './context.js'

/** The item is larger than DynamoDB allows. Nothing was written. */
export class ItemTooLargeError extends KeyprintError {
  override readonly name = 'ItemTooLargeError'
  readonly code = 'ITEM_TOO_LARGE'
  readonly entity: string
  readonly key: ItemContext['key']

  constructor(
    context: ItemContext,
    /** Size of the item as DynamoDB counts it; `undefined` for an update, of which only DynamoDB knows it. */
    readonly bytes: number | undefined,
    readonly limit: number,
  ) {
    const size =
      bytes === undefined
        ? `would have more than the ${limit} bytes that DynamoDB allows`
        : `has ${bytes} bytes, and DynamoDB allows ${limit}`
    super(`${itemText(context)} ${size}; split it, compress it, or keep the bulk in S3.`)
    this.entity = context.entity
    this.key = context.key
  }
}
