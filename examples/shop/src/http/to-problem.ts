import {
  AlreadyExistsError,
  BatchIncompleteError,
  BulkIncompleteError,
  ConditionFailedError,
  InvalidCursorError,
  ItemNotReturnedError,
  ItemTooLargeError,
  NotFoundError,
  NotUniqueError,
  OutcomeUnknownError,
  ThrottledError,
  TransactionCanceledError,
  TransactionConflictError,
  UnavailableError,
  ValidationError,
  VersionConflictError,
} from '@keyprint/client'
import { HTTPException } from 'hono/http-exception'
import { Problem } from '../problems/problem.js'

/**
 * The problem that a client gets to see for an error. The messages of errors are for the log: they name tables, keys and
 * roles. What is not listed here is `internal`: denied, no credentials, no such table, an item that cannot be read, a bug.
 */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (error instanceof HTTPException && error.status === 400)
    return new Problem('invalid-request', 'The body is not valid JSON.', {}, { cause: error })
  return keyprintProblem(error, { cause: error }) ?? internal({ cause: error })
}

/** Nothing was done, and later it may be. */
const PASSING = [
  ThrottledError,
  UnavailableError,
  BatchIncompleteError,
  BulkIncompleteError,
  TransactionConflictError,
]

function keyprintProblem(error: unknown, options: ErrorOptions): Problem | undefined {
  const problem = (...[type, detail, extensions]: ConstructorParameters<typeof Problem>) =>
    new Problem(type, detail, extensions, options)
  if (error instanceof NotFoundError) return problem('not-found', `There is no such ${error.entity}.`)
  if (error instanceof AlreadyExistsError)
    return problem('already-exists', `There is such a ${error.entity} already.`)
  if (error instanceof NotUniqueError) {
    const { entity, attributes } = error
    return problem('not-unique', `Another ${entity} has that ${attributes.join(' and ')}.`, { attributes })
  }
  if (error instanceof VersionConflictError) {
    return problem('version-conflict', `The ${error.entity} was changed by somebody else.`)
  }
  if (error instanceof ConditionFailedError)
    return problem('changed-meanwhile', `The ${error.entity} changed meanwhile.`)
  if (error instanceof InvalidCursorError)
    return problem('invalid-cursor', 'The cursor was not made by this list with the same parameters.')
  if (error instanceof ItemTooLargeError) return problem('too-large', `The ${error.entity} is too large.`)
  if (error instanceof ValidationError) return validationProblem(error, options)
  if (error instanceof TransactionCanceledError) return canceledProblem(error, options)
  if (error instanceof OutcomeUnknownError) {
    return problem('outcome-unknown', 'The database gave no answer to a write.')
  }
  if (error instanceof ItemNotReturnedError)
    return problem('done-unread', `The ${error.entity} was written, but it cannot be read.`)
  return PASSING.some((kind) => error instanceof kind) ? unavailable(options) : undefined
}

/** Without an entity it is DynamoDB that refused the request, which is a bug of ours. */
function validationProblem({ entity, attribute, reason }: ValidationError, options: ErrorOptions): Problem {
  if (entity === undefined) return internal(options)
  const errors = [{ in: 'body', path: attribute ?? '', detail: reason }]
  return new Problem('invalid-request', `The ${entity} is not valid.`, { errors }, options)
}

/** The first operation that stood in the way decides, unless all of them only met other transactions. */
function canceledProblem({ reasons }: TransactionCanceledError, options: ErrorOptions): Problem {
  const [first] = reasons.filter(({ reason }) => reason !== 'TransactionConflict')
  return first === undefined ? unavailable(options) : toProblem(first.error)
}

function unavailable(options: ErrorOptions): Problem {
  return new Problem('unavailable', 'The database is busy or cannot be reached.', {}, options)
}

function internal(options: ErrorOptions): Problem {
  return new Problem('internal', 'The request could not be handled.', {}, options)
}
