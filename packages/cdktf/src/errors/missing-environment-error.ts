import { KeyprintError } from '@keyprint/key-design'

/** Literal ARNs need account and region, and nothing gave them. */
export class MissingEnvironmentError extends KeyprintError {
  override readonly name = 'MissingEnvironmentError'
  readonly code = 'MISSING_ENVIRONMENT'

  constructor(
    readonly path: string,
    readonly missing: 'account' | 'region',
  ) {
    super(
      `${path} has no ${missing}: call configureAws(stack, { account, region }) before, or pass ${missing} in its ` +
        'options. Policies and ARNs are written out, so that a plan shows them whole.',
    )
  }
}
