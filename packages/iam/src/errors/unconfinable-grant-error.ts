import { KeyprintError } from '@keyprint/key-design'

/** A grant that a condition on leading keys or attributes cannot hold. */
export class UnconfinableGrantError extends KeyprintError {
  override readonly name = 'UnconfinableGrantError'
  readonly code = 'UNCONFINABLE_GRANT'

  constructor(
    readonly grant: string,
    /** The option that it cannot keep. */
    readonly option: 'leadingKeys' | 'attributes',
    /** Why, the rest of a sentence. */
    readonly reason: string,
  ) {
    super(`'${grant}' cannot be confined by ${option}: ${reason}.`)
  }
}
