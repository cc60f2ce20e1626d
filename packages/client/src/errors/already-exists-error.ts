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
    /** The item that is there; `undefined` inside a transaction that did not say it. */
    readonly current: Item | undefined,
  ) {
    super(`${itemText(context)} exists already; update it, or use put to replace it.`)
    this.entity = context.entity
    this.key = context.key
  }
}
