import { KeyprintError } from '@keyprint/key-design'

/** There is no such table, or no such index, in that account and region. Nothing was done. */
export class TableNotFoundError extends KeyprintError {
  override readonly name = 'TableNotFoundError'
  readonly code = 'TABLE_NOT_FOUND'

  constructor(
    readonly tableName: string,
    options: ErrorOptions & { readonly cause: Error },
  ) {
    super(
      `There is no table '${tableName}' or index (${options.cause.message}); check its name, the region and the endpoint.`,
      options,
    )
  }
}
