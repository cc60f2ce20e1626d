import { KeyprintError } from '@keyprint/key-design'
import { type ItemContext, itemText } from './context.js'

/** Somebody else has written the item since it was read. Nothing was written. */
export class VersionConflictError<Item = unknown> extends KeyprintError {
  override readonly name = 'VersionConflictError'
  readonly code = 'VERSION_CONFLICT'
  readonly entity: string
  readonly key: ItemContext['key']

  constructor(
    context: ItemContext,
    readonly expectedVersion: number,
    /** The version that the item has; `undefined` when it is not known. */
    readonly actualVersion: number | undefined,
    /** The item as it is, so that the change can be made anew without another read. */
    readonly current: Item | undefined,
  ) {
    super(
      `${itemText(context)} has version ${actualVersion ?? 'unknown'}, not ${expectedVersion}; make the change anew on 'current'.`,
    )
    this.entity = context.entity
    this.key = context.key
  }
}
