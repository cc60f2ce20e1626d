import type { ErrorClasses } from '../errors/error-classes.js'
import type { TableOptions } from '../store/saga-store-options.js'

/** A message of the outbox, on its way. */
export interface OutboxMessage<Body = unknown> {
  /** The same each time the message is published: by it a consumer tells what comes twice. */
  readonly id: string
  /** `undefined` for a saga of no tenant. */
  readonly tenantId: string | undefined
  readonly sagaName: string
  readonly sagaId: string
  /** Of the state that it was written with. */
  readonly version: number
  /** Among the messages of that state, from 0. */
  readonly position: number
  readonly createdAt: Date
  /** What was given as a message. */
  readonly body: Body
}

/** Options of `createOutbox`. */
export type OutboxOptions<Body = unknown> = TableOptions & {
  /** Publishes one message; when it resolves, the message is done. When it rejects, it is tried again later. */
  readonly publish: (message: OutboxMessage<Body>) => Promise<unknown>
  /** Milliseconds until another publisher may take a message over. Longer than `publish` takes. Default 30,000. */
  readonly leaseMs?: number | undefined
  /** The class of the error after which the stream tries again. Default: TransientError of this package. */
  readonly errors?: Pick<ErrorClasses, 'TransientError'> | undefined
}
