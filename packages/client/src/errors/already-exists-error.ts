import { KeyprintError } from '@keyprint/key-design'
import { type ItemContext, itemText } from './context.js'

/** An item with that key is there already. Nothing was written. */
export class AlreadyExistsError<Item = unknown> extends KeyprintError {
  override readonly name = 'AlreadyExistsError'
  readonly code = 'ALREADY_EXISTS'
  readonly entity: string
  readonly key: ItemContext['key']

  constructor(
    context: ItemContext,
    /** The item that is there; `undefined` where DynamoDB did not say it, or it does not fit the design. */
    readonly current: Item | undefined,
  ) {
    super(`${itemText(context)} exists already; update it, or use put to replace it.`)
    this.entity = context.entity
    this.key = context.key
  }
}
