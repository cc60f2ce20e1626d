import { KeyprintError } from '@keyprint/key-design'

/** Options that cannot work together, on this design, or on AWS. Thrown while the app synthesizes. */
export class InvalidOptionsError extends KeyprintError {
  override readonly name = 'InvalidOptionsError'
  readonly code = 'INVALID_OPTIONS'

  /** One sentence a problem, each naming the table, role or stack and what to change. */
  constructor(readonly problems: readonly string[]) {
    super(problems.length === 1 ? problems[0] : problems.map((problem) => `- ${problem}`).join('\n'))
  }
}

/** Throws when there is something to say. */
export function refuse(problems: readonly string[]): void {
  if (problems.length > 0) throw new InvalidOptionsError(problems)
}
