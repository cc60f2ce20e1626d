import { show } from '@keyprint/key-design'
import { DocumentStoreError } from './document-store-error.js'

/** A store was asked for without a context, or with one that lacks something. */
export class InvalidContextError extends DocumentStoreError {
  override readonly name = 'InvalidContextError'
  readonly code = 'INVALID_CONTEXT'

  constructor(
    /** What of the context is wrong: `tenant`, `trace.traceId`, or `context` for all of it. */
    readonly field: string,
    reason: string,
    value?: unknown,
  ) {
    const got = value === undefined ? '' : ` (got ${show(value)})`
    super(
      `${field} ${reason}${got}; a store is had through stores.for(context), made where the request came in.`,
    )
  }
}
