import { ValidationError } from '@keyprint/key-design'
import { AccessDeniedError } from '../errors/access-denied-error.js'
import { CredentialsError } from '../errors/credentials-error.js'
import { OutcomeUnknownError } from '../errors/outcome-unknown-error.js'
import { TableNotFoundError } from '../errors/table-not-found-error.js'
import { ThrottledError } from '../errors/throttled-error.js'
import { UnavailableError } from '../errors/unavailable-error.js'

/** What the SDK puts on its errors. */
export interface SdkError extends Error {
  readonly code?: string
  readonly $metadata?: { readonly httpStatusCode?: number; readonly attempts?: number }
  readonly $fault?: 'client' | 'server'
}

const THROTTLED = new Set([
  'ProvisionedThroughputExceededException',
  'ThrottlingException',
  'RequestLimitExceeded',
  'LimitExceededException',
])

const CREDENTIALS = new Set([
  'CredentialsProviderError',
  'UnrecognizedClientException',
  'InvalidSignatureException',
  'IncompleteSignatureException',
  'ExpiredTokenException',
  'ExpiredToken',
  'InvalidClientTokenId',
  'MissingAuthenticationTokenException',
])

const DENIED = new Set(['AccessDeniedException', 'AccessDenied'])

/** Nothing left the machine: there was no connection to send anything over. */
const NOT_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])

/** Answers that only the operation itself can make sense of. */
const OF_THE_OPERATION = new Set(['ConditionalCheckFailedException', 'TransactionCanceledException'])

/** What was sent. */
export interface Sent {
  /** DynamoDB's name of the operation. */
  readonly operation: string
  readonly kind: 'read' | 'write'
  readonly tableName: string
}

/** The error that a user sees for what the SDK threw. What is not known is passed on as it is. */
export function translateError(error: unknown, { operation, kind, tableName }: Sent): unknown {
  if (!(error instanceof Error) || OF_THE_OPERATION.has(error.name)) return error
  const { name, message } = error
  const options = { cause: error }
  if (THROTTLED.has(name)) return new ThrottledError(operation, options)
  if (name === 'ResourceNotFoundException') return new TableNotFoundError(tableName, options)
  if (DENIED.has(name)) return new AccessDeniedError(operation, options)
  if (CREDENTIALS.has(name)) return new CredentialsError(operation, options)
  if (name === 'ValidationException') {
    return new ValidationError(`was refused by DynamoDB: ${message}`, { attribute: operation })
  }
  if (!isWithoutAnswer(error)) return error
  const why = error.message === '' ? name : message
  return kind === 'read' || wasNeverSent(error)
    ? new UnavailableError(operation, why, options)
    : new OutcomeUnknownError(operation, why, options)
}

/** True unless DynamoDB itself refused the request, in which case it did nothing. */
function isWithoutAnswer({ $fault, $metadata }: SdkError): boolean {
  return $fault !== 'client' || ($metadata?.httpStatusCode ?? 0) >= 500
}

/** With more than one attempt, an earlier one may have come through. */
function wasNeverSent({ code = '', $metadata }: SdkError): boolean {
  return NOT_CONNECTED.has(code) && ($metadata?.attempts ?? 1) === 1
}

/** True when DynamoDB may have seen the request before the attempt that it answered. */
export function wasRetried(error: unknown): boolean {
  return ((error as SdkError).$metadata?.attempts ?? 1) > 1
}
