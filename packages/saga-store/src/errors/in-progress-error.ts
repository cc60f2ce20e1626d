import { KeyprintError } from '@keyprint/key-design'

/** Another worker is at it. Nothing was done; try again when its lease is over. */
export class InProgressError extends KeyprintError {
  override readonly name = 'InProgressError'
  readonly code = 'IDEMPOTENCY_IN_PROGRESS'

  constructor(
    readonly key: string,
    /** When the lease of the other worker is over. */
    readonly leaseUntil: Date,
  ) {
    super(`Another worker is at '${key}' until ${leaseUntil.toISOString()}; try again then.`)
  }
}
