import { KeyprintError } from '@keyprint/key-design'
import { type ItemContext, itemText } from './context.js'

/** A write **was** done, and the item that it was to return could not be read; `cause` says why. */
export class ItemNotReturnedError extends KeyprintError {
  override readonly name = 'ItemNotReturnedError'
  readonly code = 'ITEM_NOT_RETURNED'
  readonly entity: string
  readonly key: ItemContext['key']
  readonly written = true

  constructor(
    context: ItemContext,
    /** What was done: `put`, `update`. */
    readonly operation: string,
    override readonly cause: Error,
  ) {
    super(`The ${operation} of ${itemText(context)} was done, but its item cannot be read: ${cause.message}`)
    this.entity = context.entity
    this.key = context.key
  }
}
