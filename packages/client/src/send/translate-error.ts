import { ValidationError } from '@keyprint/key-design'
import { AccessDeniedError } from '../errors/access-denied-error.js'
import { ConfigurationError } from '../errors/configuration-error.js'
import { CredentialsError } from '../errors/credentials-error.js'
import { OutcomeUnknownError } from '../errors/outcome-unknown-error.js'
import { TableNotFoundError } from '../errors/table-not-found-error.js'
import { ThrottledError } from '../errors/throttled-error.js'
import { TransactionConflictError } from '../errors/transaction-conflict-error.js'
import { UnavailableError } from '../errors/unavailable-error.js'
import type { SdkError } from './sdk-error.js'

/** Answers by which DynamoDB refused the request and did nothing, by their names in the SDK. */
const REFUSALS: Partial<
  Record<string, new (operation: string, options: { readonly cause: Error }) => Error>
> = {
  // An error may be named like what every object inherits.
  __proto__: null as never,
  ProvisionedThroughputExceededException: ThrottledError,
  ThrottlingException: ThrottledError,
  RequestLimitExceeded: ThrottledError,
  LimitExceededException: ThrottledError,
  TransactionConflictException: TransactionConflictError,
  AccessDeniedException: AccessDeniedError,
  AccessDenied: AccessDeniedError,
  CredentialsProviderError: CredentialsError,
  UnrecognizedClientException: CredentialsError,
  InvalidSignatureException: CredentialsError,
  IncompleteSignatureException: CredentialsError,
  ExpiredTokenException: CredentialsError,
  ExpiredToken: CredentialsError,
  InvalidClientTokenId: CredentialsError,
  MissingAuthenticationTokenException: CredentialsError,
}

/** True for an answer by which DynamoDB said that it had no capacity. */
export const isThrottling = ({ name }: SdkError): boolean => REFUSALS[name] === ThrottledError

/** Answers that only the operation itself can make sense of. */
export const OF_THE_OPERATION = new Set(['ConditionalCheckFailedException', 'TransactionCanceledException'])

/** What was sent. */
export interface Sent {
  /** DynamoDB's name of the operation. */
  readonly operation: string
  readonly kind: 'read' | 'write'
  readonly tableName: string
  /** An attempt ended without an answer that says it was not done. */
  readonly lost: boolean
}

/** The error that a user sees for what the SDK threw. What is not known is passed on as it is. */
export function translateError(error: unknown, sent: Sent): unknown {
  if (!(error instanceof Error) || OF_THE_OPERATION.has(error.name)) return error
  const { operation, kind, lost } = sent
  const why = error.message || error.name
  const options = { cause: error }
  // Whatever the last attempt came to, an earlier one may have been done.
  if (kind === 'write' && lost) return new OutcomeUnknownError(operation, why, options)
  return (
    refusal(error, sent) ?? (isWithoutAnswer(error) ? new UnavailableError(operation, why, options) : error)
  )
}

/** The error for an answer by which DynamoDB refused the request and did nothing. */
function refusal(error: Error, { operation, tableName }: Sent): Error | undefined {
  const { name, message } = error
  const options = { cause: error }
  const Refusal = REFUSALS[name]
  if (Refusal !== undefined) return new Refusal(operation, options)
  if (name === 'ResourceNotFoundException' || message.includes(NO_INDEX))
    return new TableNotFoundError(tableName, options)
  if (message === 'Region is missing') return new ConfigurationError(noRegion(operation), options)
  if (name !== 'ValidationException') return undefined
  return new ValidationError(`was refused by DynamoDB: ${message}`, { attribute: operation })
}

/** A table without the index is there: DynamoDB calls that a ValidationException, and names the index. */
const NO_INDEX = 'specified index'

const noRegion = (operation: string): string =>
  `The SDK's client has no region, so ${operation} was not sent; set AWS_REGION, or give the client one.`

function isWithoutAnswer({ $fault, $metadata }: SdkError): boolean {
  return $fault !== 'client' || ($metadata?.httpStatusCode ?? 0) >= 500
}
