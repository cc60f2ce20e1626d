import { KeyprintError } from '@keyprint/key-design'

/** Somebody else has written the saga, or one of the same correlation. Nothing was written; read it and try again. */
export class ConcurrencyError extends KeyprintError {
  override readonly name = 'ConcurrencyError'
  readonly code = 'SAGA_CONCURRENCY'

  constructor(
    readonly sagaId: string,
    /** -1 for an insert, which expects no saga. */
    readonly expectedVersion: number,
    /** The version that the saga has; `undefined` when it is not known. */
    readonly actualVersion?: number | undefined,
  ) {
    super(
      `Saga ${sagaId} has version ${actualVersion ?? 'unknown'}, not ${expectedVersion}; read it and try again.`,
    )
  }
}
