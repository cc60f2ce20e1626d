import { KeyprintError } from '@keyprint/key-design'

/** The stack's constraint on the AWS provider leaves no version that has what is asked for. */
export class ProviderTooOldError extends KeyprintError {
  override readonly name = 'ProviderTooOldError'
  readonly code = 'PROVIDER_TOO_OLD'

  constructor(
    readonly stackName: string,
    /** The constraint as it was given. */
    readonly constraint: string,
    /** The first version that has it. */
    readonly needed: string,
    /** What needs it, with table and index. */
    readonly feature: string,
  ) {
    super(
      `Stack '${stackName}': ${feature} needs version ${needed} or newer of the AWS provider, and the constraint ` +
        `'${constraint}' allows only older ones. Raise it with constrainProvider(stack, '>= ${needed}, < 7.0.0').`,
    )
  }
}
