import { KeyprintError } from '@keyprint/key-design'

/** The SDK found no credentials, or AWS did not accept them. Nothing was done. */
export class CredentialsError extends KeyprintError {
  override readonly name = 'CredentialsError'
  readonly code = 'CREDENTIALS'

  constructor(operation: string, options: ErrorOptions & { readonly cause: Error }) {
    super(
      `${operation} was not signed with valid credentials (${options.cause.message}); check the SDK's credential chain.`,
      options,
    )
  }
}
