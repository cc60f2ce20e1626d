import { KeyprintError } from '@keyprint/key-design'
import { type ItemContext, itemText } from './context.js'

/** Another item has that value of a unique attribute. Nothing was written. */
export class NotUniqueError extends KeyprintError {
  override readonly name = 'NotUniqueError'
  readonly code = 'NOT_UNIQUE'
  readonly entity: string
  readonly key: ItemContext['key']

  constructor(
    context: ItemContext,
    /** The attributes that together must be unique. */
    readonly attributes: readonly string[],
  ) {
    super(
      `Another ${context.entity} has the ${attributes.join(' and ')} of ${itemText(context)}; choose another value.`,
    )
    this.entity = context.entity
    this.key = context.key
  }
}
