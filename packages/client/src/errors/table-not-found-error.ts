import { KeyprintError } from '@keyprint/key-design'
import { remedy, sentence } from '@keyprint/key-design/codec'

/** There is no such table, or no such index, in that account and region. Nothing was done. */
export class TableNotFoundError extends KeyprintError {
  override readonly name = 'TableNotFoundError'
  readonly code = 'TABLE_NOT_FOUND'

  constructor(
    readonly tableName: string,
    options: ErrorOptions,
  ) {
    super(
      sentence(
        `There is no table '${tableName}', or not this index of it`,
        remedy('check its name, the region and the endpoint'),
      ),
      options,
    )
  }
}
