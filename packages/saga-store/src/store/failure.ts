import {
  ItemTooLargeError,
  NotFoundError,
  OutcomeUnknownError,
  ThrottledError,
  TransactionCanceledError,
  TransactionConflictError,
  UnavailableError,
  UnreadableItemError,
} from '@keyprint/client'
import { CorruptStateError } from '../errors/corrupt-state-error.js'
import type { RetriableErrors } from '../errors/error-classes.js'
import { StateTooLargeError } from '../errors/state-too-large-error.js'

/** What passes, or may have been done. */
const TRANSIENT = [OutcomeUnknownError, ThrottledError, UnavailableError, TransactionConflictError]

/** What the caller of a store sees of an error of the client. @param subject the call and its key */
export function failure(errors: RetriableErrors, subject: string, error: unknown, bytes = 0): unknown {
  if (isTransient(error)) return errors.transient(`${subject}: ${error.message}`, error)
  if (error instanceof UnreadableItemError)
    return new CorruptStateError(subject, `${error.attribute} ${error.reason}`, { cause: error })
  if (error instanceof ItemTooLargeError)
    return new StateTooLargeError(subject, error.bytes ?? bytes, { cause: error })
  return error
}

/** True for an error after which the same can be tried again. */
export function isTransient(error: unknown): error is Error {
  if (error instanceof TransactionCanceledError)
    return error.reasons.every((reason) => isTransient(reason.error))
  return TRANSIENT.some((one) => error instanceof one)
}

/** How the write of one entity was refused. */
export interface Refusal {
  readonly error: Error
  /** The item as it is, as far as it can be read. */
  readonly current: Readonly<Record<string, unknown>> | undefined
  /** An earlier attempt may have been done. */
  readonly isUnknown: boolean
}

/** Why the condition of a write did not hold, by itself or in a transaction; `undefined` when it was something else. */
export function refusalOf(entity: string, error: unknown): Refusal | undefined {
  if (error instanceof OutcomeUnknownError) {
    const refusal = refusalOf(entity, error.cause)
    return refusal && { ...refusal, isUnknown: true }
  }
  const own = error instanceof TransactionCanceledError ? reasonOf(entity, error) : error
  if (!isRefusal(own)) return undefined
  const current = (own as { readonly current?: Refusal['current'] }).current
  return { error: own, current, isUnknown: false }
}

function reasonOf(entity: string, { reasons }: TransactionCanceledError): unknown {
  return reasons.find((reason) => reason.entity === entity && isRefusal(reason.error))?.error
}

const CODES: ReadonlySet<unknown> = new Set(['ALREADY_EXISTS', 'CONDITION_FAILED', 'NOT_FOUND'])

const isRefusal = (error: unknown): error is Error =>
  error instanceof Error && CODES.has((error as { readonly code?: unknown }).code)

/** True where there is no item. */
export const isMissing = ({ error }: Refusal): boolean => error instanceof NotFoundError
