import { KeyprintError } from '@keyprint/key-design'

/** A session policy that STS would not take. */
export class SessionPolicyTooLargeError extends KeyprintError {
  override readonly name = 'SessionPolicyTooLargeError'
  readonly code = 'SESSION_POLICY_TOO_LARGE'

  constructor(
    readonly characters: number,
    readonly limit: number,
  ) {
    super(
      `The session policy has ${characters} characters, and STS takes ${limit}; grant less, leave out attributes, or vend two sessions.`,
    )
  }
}
