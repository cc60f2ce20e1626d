import { KeyprintError } from '@keyprint/key-design'

/** A stored item does not fit the design: somebody else wrote it, or the design has changed. */
export class UnreadableItemError extends KeyprintError {
  override readonly name = 'UnreadableItemError'
  readonly code = 'UNREADABLE_ITEM'

  constructor(
    readonly entity: string,
    /** Path of the attribute in code. */
    readonly attribute: string,
    /** What is wrong with what is stored, as the end of a sentence. */
    readonly reason: string,
    /** The key of the item as it is stored. */
    readonly storedKey: unknown,
  ) {
    super(
      `A stored ${entity} (${JSON.stringify(storedKey)}) cannot be read: ${attribute} ${reason}; mend the item or the design.`,
    )
  }
}
