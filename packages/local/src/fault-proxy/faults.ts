import type { Answer } from './exchange.js'
import type { FaultKind, FaultParameters, FaultValue } from './fault.js'
import type { ServiceError } from './service-error.js'

function value<K extends FaultKind>(kind: K, parameters: FaultParameters[K]): FaultValue {
  return Object.freeze({ kind, ...parameters }) as unknown as FaultValue
}

/** Nothing goes wrong: a step of a script that lets a request through. */
export const none = () => value('none', {})

/** DynamoDB refuses for lack of capacity: ProvisionedThroughputExceededException. The request is not executed. */
export const throttle = () => value('throttle', {})

/** DynamoDB fails with 500 InternalServerError or 503 ServiceUnavailable. The request is not executed. */
export const serverError = (status: 500 | 503 = 500) => value('serverError', { status })

/** Any error of the service, such as AccessDeniedException. The request is not executed. */
export const serviceError = (error: ServiceError) => value('serviceError', { error })

/** The request is executed, and the connection closes before the answer arrives. */
export const loseAnswer = () => value('loseAnswer', {})

/** The connection closes, and the request is not executed. */
export const loseRequest = () => value('loseRequest', {})

/** The request is executed, and the connection closes in the middle of the answer's body. */
export const truncate = () => value('truncate', {})

/** The connection stays open and no answer comes. `executed` says whether the request is. Default: it is not. */
export const hang = ({ executed = false }: { readonly executed?: boolean } = {}) =>
  value('hang', { executed })

/**
 * Of a batch a part is executed; the rest is answered as UnprocessedItems or UnprocessedKeys. `processed` is the share
 * that is, rounded down: 0.5 by default. It is taken from the front, or by chance where there is a `seed`.
 */
export function unprocessed(options: { readonly processed?: number; readonly seed?: number } = {}) {
  const { processed = 0.5, seed } = options
  if (!(processed >= 0 && processed <= 1))
    throw new RangeError(`The share of a batch that is processed is 0 to 1, not ${processed}.`)
  return value('unprocessed', seed === undefined ? { processed } : { processed, seed })
}

/** The request meets another transaction on its first item. It is not executed. */
export const transactionConflict = () => value('transactionConflict', {})

/** An earlier request with the same token is still being executed: TransactionInProgressException. This one is not. */
export const transactionInProgress = () => value('transactionInProgress', {})

/**
 * A global secondary index does not show the latest writes yet: a query or scan of it gets what the same request got
 * before, and nothing when it is the first.
 */
export const indexLag = () => value('indexLag', {})

/**
 * The clock of DynamoDB is so many milliseconds ahead of the client's, ten minutes by default. A request that was signed
 * more than five minutes off is refused with InvalidSignatureException and the time there, by which the SDK corrects
 * itself; any other is executed.
 */
export const clockSkew = (ms = 600_000) => value('clockSkew', { ms })

/** The request is held for some milliseconds, and then executed and answered, whether anyone still waits or not. */
export const delay = (ms: number) => value('delay', { ms })

/** Any answer. The request is not executed. */
export const respond = (answer: Answer) => value('respond', { answer })

/** A gateway in between answers 503 with a page in HTML. The request is not executed. */
export const htmlError = () => value('htmlError', {})
