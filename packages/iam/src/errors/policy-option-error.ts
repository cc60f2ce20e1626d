import { KeyprintError, show } from '@keyprint/key-design'

/** An option that no policy can be made from. */
export class PolicyOptionError extends KeyprintError {
  override readonly name = 'PolicyOptionError'
  readonly code = 'POLICY_OPTION'

  constructor(
    /** The option, such as `tableArn` or `leadingKeys.tenantId`. */
    readonly option: string,
    readonly value: unknown,
    /** What is wrong and what to do, the rest of a sentence. */
    readonly reason: string,
  ) {
    super(`${option} ${reason}${value === undefined ? '' : ` (got ${show(value)})`}.`)
  }
}
