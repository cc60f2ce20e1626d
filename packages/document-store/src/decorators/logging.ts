import type { DocumentKey } from '../errors/place.js'
import type { Decorator } from './decorator.js'
import { intercept, type OperationName } from './intercept.js'

/** What is logged of a call: who and what, never a document. */
export interface LogEntry {
  readonly operation: OperationName
  readonly collection: string | undefined
  readonly key: DocumentKey | undefined
  readonly tenant: string
  readonly user: string
  readonly correlationId: string
  readonly traceId: string
  readonly milliseconds: number
  /** The code of the error that it ended in, or its name. */
  readonly error?: string | undefined
}

/** Where entries go: pino, winston and the console fit. */
export interface Log {
  info(entry: LogEntry, message: string): void
  error(entry: LogEntry, message: string): void
}

/** Logs every call with its context. */
export function logging(log: Log): Decorator {
  return intercept(async ({ operation, collection, key, context }, next) => {
    const { tenant, user, correlationId, trace } = context
    const started = performance.now()
    const entry = (error?: string): LogEntry => ({
      ...{ operation, collection, key, tenant, user, correlationId, traceId: trace.traceId },
      milliseconds: performance.now() - started,
      ...(error === undefined ? {} : { error }),
    })
    const message = [operation, collection].filter(Boolean).join(' ')
    try {
      const result = await next()
      log.info(entry(), message)
      return result
    } catch (error) {
      log.error(entry(codeOf(error)), message)
      throw error
    }
  })
}

/** What an error is told apart by. */
export function codeOf(error: unknown): string {
  const { code, name } = (error ?? {}) as { readonly code?: unknown; readonly name?: unknown }
  return String(code ?? name ?? 'unknown')
}
