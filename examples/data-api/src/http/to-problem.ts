import { KeyprintError } from '@keyprint/client'
import { Problem, type ProblemType } from './problem.js'

/** What callers are told of errors, by `code` of Keyprint or `name` of the SDK. What is not here is `internal`. */
const PROBLEMS: { readonly [name: string]: readonly [type: ProblemType, detail: string] } = {
  INVALID_CURSOR: ['invalid-cursor', 'The cursor is damaged, too old, or of another list.'],
  THROTTLED: ['unavailable', 'There is no capacity left; try again later.'],
  UNAVAILABLE: ['unavailable', 'The table gave no answer.'],
  OUTCOME_UNKNOWN: [
    'unavailable',
    'The table gave no answer, so it may or may not have been done; read, then repeat.',
  ],
  BATCH_INCOMPLETE: ['unavailable', 'A part was not done; all of it can be sent again.'],
  TRANSACTION_CONFLICT: ['conflict', 'Another transaction has one of the items; try again.'],
  TransactionConflictException: ['conflict', 'Another transaction has one of the items; try again.'],
  ConditionalCheckFailedException: ['condition-failed', 'The item is not as the condition wants it.'],
  ProvisionedThroughputExceededException: ['unavailable', 'There is no capacity left; try again later.'],
  Throttling: ['unavailable', 'Too much is asked at the moment; try again later.'],
  ServiceFailureException: ['unavailable', 'Sessions could not be ended; call it again to go on.'],
  ThrottlingException: ['unavailable', 'There is no capacity left; try again later.'],
  RequestLimitExceeded: ['unavailable', 'There is no capacity left; try again later.'],
  InternalServerError: ['unavailable', 'The table gave no answer, so it may or may not have been done.'],
  TimeoutError: ['unavailable', 'The table gave no answer, so it may or may not have been done.'],
  ItemCollectionSizeLimitExceededException: ['too-large', 'Too much has one partition key.'],
  ValidationException: ['invalid-request', 'The table does not take such a key, item or condition.'],
}

/** The problem that a caller gets to see. Messages of errors name tables and keys, and go to nobody. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  const [type, detail] = PROBLEMS[nameOf(error)] ?? ['internal', 'The request could not be handled.']
  return new Problem(type, detail)
}

/** What is safe to log of an error. */
export function nameOf(error: unknown): string {
  if (error instanceof KeyprintError) return error.code
  return error instanceof Error ? error.name : typeof error
}

/** What is safe to log of why: the name of each cause, the nearest first, and the system's code where it has one. */
export function causesOf(error: unknown): readonly string[] {
  const cause = error instanceof Error ? error.cause : undefined
  if (!(cause instanceof Error)) return []
  const { code } = cause as NodeJS.ErrnoException
  const name = cause.name === 'Error' && typeof code === 'string' ? code : nameOf(cause)
  return [name, ...causesOf(cause)]
}
