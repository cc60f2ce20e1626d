import type { SdkError } from './sdk-error.js'

/** Waits for the answer to one attempt, for as long as one may take. */
export type Patience = <T>(answer: Promise<T>) => Promise<T>

/** How far the attempts at one request may go. */
export interface AttemptRules {
  /** A further one must not follow one that was lost. */
  readonly once?: boolean | undefined
  /** From then on (milliseconds since 1970), no further one must follow one that was lost. */
  readonly until?: number | undefined
  readonly patience?: Patience | undefined
}

/** What is known of the attempts at one request. */
export interface Attempts {
  /** One of them ended without an answer that says it was not done. */
  lost: boolean
  /** What the latest one failed with, unless it was stopped. */
  failure?: unknown
  readonly rules: AttemptRules
}

/** Ends the attempts at a request. The SDK tries again by what an error is and what its cause is; this one is nothing to it. */
export class LastAttempt extends Error {
  constructor(readonly failure: unknown) {
    super('not to be tried again')
  }
}

const attempts = new WeakMap<object, Attempts>()
const lost = new WeakSet<object>()

/** True for the error of an attempt that may have been done, also where the user's middleware had changed the input. */
export function isLost(error: unknown): boolean {
  return typeof error === 'object' && error !== null && lost.has(error)
}

/** A command of the SDK; its middleware stack is a documented part of it. */
interface Watchable {
  // biome-ignore lint/suspicious/noExplicitAny: the types of the SDK's middleware say nothing that is used here.
  readonly middlewareStack: { add(middleware: any, options: any): void }
}

/** Begins to watch the attempts at a request. */
export function watchAttempts(command: Watchable, input: object, rules: AttemptRules): Attempts {
  const watched: Attempts = { lost: false, rules }
  attempts.set(input, watched)
  command.middlewareStack.add(noteLostAttempts, {
    step: 'deserialize',
    priority: 'high',
    name: 'keyprintAttempts',
  })
  return watched
}

/** Nothing left the machine: there was no connection to send anything over. */
const NOT_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])

/** An earlier attempt with the same token is still being executed. */
const IN_PROGRESS = 'TransactionInProgressException'

/** True for an attempt after which DynamoDB may have done what was asked, although it failed here. */
function mayHaveBeenDone({ name, code = '', $metadata }: SdkError): boolean {
  const status = $metadata?.httpStatusCode ?? 0
  const refused = status >= 400 && status < 500 && name !== IN_PROGRESS
  return !refused && !NOT_CONNECTED.has(code)
}

interface Request {
  readonly input: object
}

/**
 * A middleware inside of the SDK's retries. It finds what it watches by the input, because a client may cache the
 * middleware of a command for all further ones.
 */
const noteLostAttempts =
  <R extends Request, A>(next: (request: R) => Promise<A>) =>
  async (request: R): Promise<A> => {
    const watched = attempts.get(request.input)
    const { once, until = Number.POSITIVE_INFINITY, patience } = watched?.rules ?? {}
    if (watched?.lost && Date.now() >= until) throw new LastAttempt(watched.failure)
    try {
      return await (patience === undefined ? next(request) : patience(next(request)))
    } catch (error) {
      if (watched !== undefined && (error as SdkError).name !== 'AbortError') watched.failure = error
      if (!mayHaveBeenDone(error as SdkError)) throw error
      lost.add(error as object)
      if (watched !== undefined) watched.lost = true
      throw once ? new LastAttempt(error) : error
    }
  }
