import { KeyprintError } from './keyprint-error.js'

/** The design cannot work on DynamoDB, or not safely. Thrown while the module that defines it loads. */
export class DesignError extends KeyprintError {
  override readonly name = 'DesignError'
  readonly code = 'DESIGN'

  /** One sentence a problem, each naming table, entity, index and attribute as far as they apply. */
  constructor(readonly problems: readonly string[]) {
    super(problems.length === 1 ? problems[0] : problems.map((problem) => `- ${problem}`).join('\n'))
  }
}
