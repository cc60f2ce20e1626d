import { KeyprintError } from '@keyprint/key-design'

/** A table of this name exists, and may not be the design's: nothing was created or changed. */
export class TableAlreadyExists extends KeyprintError {
  override readonly name = 'TableAlreadyExists'
  readonly code = 'TABLE_ALREADY_EXISTS'

  constructor(
    /** Name of the table in DynamoDB. */
    readonly tableName: string,
    options?: ErrorOptions,
  ) {
    super(
      `The table ${tableName} exists already; delete it with deleteTable first, or choose another name.`,
      options,
    )
  }
}
