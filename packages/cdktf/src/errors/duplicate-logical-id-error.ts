import { KeyprintError } from '@keyprint/key-design'

/** Two resources of a stack would have the same address in Terraform's state. */
export class DuplicateLogicalIdError extends KeyprintError {
  override readonly name = 'DuplicateLogicalIdError'
  readonly code = 'DUPLICATE_LOGICAL_ID'

  constructor(
    /** The address, as `terraform state list` shows it. */
    readonly address: string,
    /** Paths of the two constructs. */
    readonly paths: readonly string[],
  ) {
    super(
      `${paths.join(' and ')} would both be ${address}: give one of them another logicalId (or name, for a grant).`,
    )
  }
}
