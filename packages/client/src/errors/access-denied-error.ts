import { KeyprintError } from '@keyprint/key-design'

/** The caller's policies do not allow the request. Nothing was done. */
export class AccessDeniedError extends KeyprintError {
  override readonly name = 'AccessDeniedError'
  readonly code = 'ACCESS_DENIED'

  constructor(operation: string, options: ErrorOptions & { readonly cause: Error }) {
    super(
      `${operation} was denied (${options.cause.message}); grant the action to the caller's role.`,
      options,
    )
  }
}
