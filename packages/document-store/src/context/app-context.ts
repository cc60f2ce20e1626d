import { InvalidContextError } from '../errors/invalid-context-error.js'
import { TRACE_PARTS, type Trace } from './trace.js'

/** On whose behalf something happens: made once, where a request comes in, and handed to whatever works for it. */
export interface AppContext {
  /** Whose data it is. The only place that keys take the tenant from. */
  readonly tenant: string
  /** Who does it; becomes `createdBy` and `updatedBy`. */
  readonly user: string
  /** What joins the log lines of one request, and the documents that it wrote. */
  readonly correlationId: string
  /** What the user may do; empty for nothing in particular. */
  readonly roles: readonly string[]
  /** Where in a distributed trace it happens. */
  readonly trace: Trace
}

const TEXTS = ['tenant', 'user', 'correlationId'] as const

/**
 * A context that can be relied on: complete, frozen, and not the caller's object any more.
 * @throws InvalidContextError
 */
export function checkedContext(given: AppContext): AppContext {
  if (typeof given !== 'object' || given === null)
    throw new InvalidContextError('context', 'is missing', given)
  for (const field of TEXTS) checkText(field, given[field])
  if (!Array.isArray(given.roles))
    throw new InvalidContextError('roles', 'must be a list of texts', given.roles)
  for (const [i, role] of given.roles.entries()) checkText(`roles[${i}]`, role)
  const { tenant, user, correlationId } = given
  const context = { tenant, user, correlationId, roles: Object.freeze([...given.roles]) }
  return Object.freeze({ ...context, trace: checkedTrace(given.trace) })
}

function checkedTrace(trace: Trace | undefined): Trace {
  for (const [part, pattern] of Object.entries(TRACE_PARTS)) {
    const value = trace?.[part as keyof Trace]
    if (typeof value !== 'string' || !pattern.test(value))
      throw new InvalidContextError(
        `trace.${part}`,
        `must be ${pattern.source}, as traceFrom gives it`,
        value,
      )
  }
  const { traceId, spanId } = trace as Trace
  return Object.freeze({ traceId, spanId })
}

function checkText(field: string, value: unknown): void {
  if (typeof value !== 'string' || value === '' || !value.isWellFormed())
    throw new InvalidContextError(field, 'must be a text that is not empty', value)
}
