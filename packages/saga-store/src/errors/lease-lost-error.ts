import { KeyprintError } from '@keyprint/key-design'

/** The lease of a worker was over, and another has taken the key. Nothing was written: the successor's result counts. */
export class LeaseLostError extends KeyprintError {
  override readonly name = 'LeaseLostError'
  readonly code = 'IDEMPOTENCY_LEASE_LOST'

  constructor(
    readonly key: string,
    /** Of the worker that lost it. */
    readonly fence: number,
  ) {
    super(
      `The lease of '${key}' (fence ${fence}) was taken over or ended; drop what was worked out under it.`,
    )
  }
}
