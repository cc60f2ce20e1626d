import {
  DocumentStoreError,
  InvalidDocumentError,
  InvalidInputError,
  TransactionRefusedError,
} from '@keyprint/document-store'
import { Problem, type ProblemType } from './problem.js'

/** What callers are told of the store's errors, by code. What is not here is `internal`. */
const PROBLEMS: { readonly [code: string]: readonly [type: ProblemType, detail: string] } = {
  INVALID_KEY: ['invalid-request', 'A part of the key is not valid.'],
  INVALID_QUERY: ['invalid-request', 'The list cannot be asked like that.'],
  REFUSED_CURSOR: ['invalid-cursor', 'The cursor was not made by this list with the same parameters.'],
  FORBIDDEN: ['forbidden', 'Your roles do not allow that.'],
  DOCUMENT_NOT_FOUND: ['not-found', 'There is no such document.'],
  DOCUMENT_EXISTS: ['already-exists', 'There is such a document already.'],
  CONDITION_REFUSED: ['not-possible', 'What you want may not follow what there is.'],
  VERSION_CONFLICT: ['version-conflict', 'It was changed by somebody else.'],
  DOCUMENT_TOO_LARGE: ['too-large', 'The document is too large.'],
  STORE_UNAVAILABLE: ['unavailable', 'The store is busy or cannot be reached.'],
  WRITE_OUTCOME_UNKNOWN: ['outcome-unknown', 'The store gave no answer to a write.'],
}

/** The problem that a caller gets to see for an error. Messages of errors are for the log. */
export function toProblem(error: unknown): Problem {
  const options = { cause: error }
  if (error instanceof Problem) return error
  if (error instanceof TransactionRefusedError) return toProblem(error.cause)
  if (error instanceof InvalidInputError || error instanceof InvalidDocumentError) {
    const { issues } = error
    return new Problem('invalid-request', 'The request is not valid.', { errors: issues }, options)
  }
  const known = error instanceof DocumentStoreError ? PROBLEMS[error.code as string] : undefined
  const [type, detail] = known ?? ['internal', 'The request could not be handled.']
  return new Problem(type, detail, {}, options)
}
