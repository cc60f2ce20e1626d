import { KeyprintError } from '@keyprint/key-design'
import { type ItemContext, itemText } from './context.js'

/** There is no item with that key, where one was demanded; or it has expired. Nothing was written. */
export class NotFoundError extends KeyprintError {
  override readonly name = 'NotFoundError'
  readonly code = 'NOT_FOUND'
  readonly entity: string
  readonly key: ItemContext['key']

  constructor(context: ItemContext) {
    super(`There is no ${itemText(context)}; create it first, or check its key.`)
    this.entity = context.entity
    this.key = context.key
  }
}
