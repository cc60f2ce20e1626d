import { DocumentStoreError } from './document-store-error.js'

/** The context has none of the roles that a query or command is for. It was not run. */
export class ForbiddenError extends DocumentStoreError {
  override readonly name = 'ForbiddenError'
  readonly code = 'FORBIDDEN'

  constructor(
    readonly user: string,
    /** One of these is needed. */
    readonly roles: readonly string[],
  ) {
    super(`User '${user}' has none of the roles ${roles.join(', ')}.`)
  }
}
