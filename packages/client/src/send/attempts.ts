import type { SdkError } from './sdk-error.js'

/** What is known of the attempts at one request. */
export interface Attempts {
  /** One of them was sent, and no answer says that it was not done. */
  lost?: boolean | undefined
  readonly rules: AttemptRules
}

/** How far the attempts at one request may go. */
export interface AttemptRules {
  /** A further one must not follow one that was lost. */
  readonly once?: boolean | undefined
  /** Makes an attempt: may refuse to, and need not wait for its answer for ever. */
  readonly attempt?: (<A>(send: () => Promise<A>, before: Attempts) => Promise<A>) | undefined
}

/** Ends the attempts at a request. The SDK tries again by what an error is and what its cause is; this one is nothing to it. */
export class LastAttempt extends Error {
  constructor(readonly failure: unknown) {
    super()
  }
}

/**
 * Names the attempts in the input of a request: the user's middleware may send a copy of it, which has this too. JSON
 * does not.
 */
const ATTEMPTS: unique symbol = Symbol()

/** Errors that follow an attempt which may have been done, also where the middleware had made another input anew. */
const lost = new WeakSet<object>()

/** True for the error of a write of which DynamoDB may have done an attempt before the one that it answered. */
export const followsLostAttempt = (error: unknown): boolean => lost.has(error as object)

/** Notes that it follows such an attempt; the user's middleware may throw anything. */
export const noteLost = (error: unknown): unknown => lost.add(Object(error))

/** A command of the SDK; its middleware stack is a documented part of it. */
interface Watchable {
  // biome-ignore lint/suspicious/noExplicitAny: the types of the SDK's middleware say nothing that is used here.
  readonly middlewareStack: { add(middleware: any, options: any): void }
}

/** Begins to watch the attempts at a request. */
export function watchAttempts(command: Watchable, input: object, rules: AttemptRules): Attempts {
  const watched: Attempts = { rules }
  Object.assign(input, { [ATTEMPTS]: watched })
  command.middlewareStack.add(noteLostAttempts, {
    step: 'deserialize',
    priority: 'high',
    name: 'keyprintAttempts',
  })
  return watched
}

/** Nothing left the machine: there was no connection to send anything over. */
const NOT_CONNECTED = new Set<unknown>([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
])

/** An earlier attempt with the same token is still being executed. */
const IN_PROGRESS = 'TransactionInProgressException'

/** True for an attempt after which DynamoDB may have done what was asked, although it failed here. */
function mayHaveBeenDone({ name, code, $metadata }: SdkError): boolean {
  const status = $metadata?.httpStatusCode ?? 0
  const refused = status >= 400 && status < 500 && name !== IN_PROGRESS
  return !refused && !NOT_CONNECTED.has(code)
}

interface Request {
  readonly input: { readonly [ATTEMPTS]?: Attempts }
}

/**
 * A middleware inside of the SDK's retries. It finds what it watches by the input, because a client may cache the
 * middleware of a command for all further ones. What was sent may have been done until its answer says otherwise: the
 * user's middleware around it need not wait for that, and may throw after it.
 */
const noteLostAttempts =
  <R extends Request, A>(next: (request: R) => Promise<A>) =>
  async (request: R): Promise<A> => {
    const watched = request.input[ATTEMPTS] ?? { rules: {} }
    const { lost: before, rules } = watched
    const send = () => {
      watched.lost = true
      return next(request)
    }
    try {
      if (rules.once && before) throw new Error('sent before')
      return await (rules.attempt?.(send, watched) ?? send())
    } catch (error) {
      watched.lost = before
      if (!mayHaveBeenDone(error as SdkError)) throw error
      watched.lost = true
      noteLost(error)
      throw rules.once ? new LastAttempt(error) : error
    }
  }
