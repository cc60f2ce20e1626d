import { KeyprintError } from '@keyprint/key-design'
import { type ItemContext, itemText } from './context.js'

/** The condition of a write did not hold. Nothing was written. */
export class ConditionFailedError<Item = unknown> extends KeyprintError {
  override readonly name = 'ConditionFailedError'
  readonly code = 'CONDITION_FAILED'
  readonly entity: string
  readonly key: ItemContext['key']

  constructor(
    context: ItemContext,
    /** The condition as DynamoDB has it, with names on the wire and values. */
    readonly condition: string,
    /** The item as it is; `undefined` when there is none. */
    readonly current: Item | undefined,
  ) {
    super(
      `The condition on ${itemText(context)} did not hold (${condition}); look at 'current' and decide anew.`,
    )
    this.entity = context.entity
    this.key = context.key
  }
}
