import type { SdkError } from './sdk-error.js'

/** What is known of the attempts at one request. */
export interface Attempts {
  /** One of them was sent, and no answer says that it was not done. */
  lost: boolean
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
    super('not to be tried again')
  }
}

/**
 * Names the attempts in the input of a request: the user's middleware may send a copy of it, which has this too. JSON
 * does not.
 */
const ATTEMPTS: unique symbol = Symbol('attempts')

const lost = new WeakSet<object>()

/** True for the error of an attempt that may have been done, also where the user's middleware had made another input. */
export function isLost(error: unknown): boolean {
  return lost.has(error as object)
}

/** A command of the SDK; its middleware stack is a documented part of it. */
interface Watchable {
  // biome-ignore lint/suspicious/noExplicitAny: the types of the SDK's middleware say nothing that is used here.
  readonly middlewareStack: { add(middleware: any, options: any): void }
}

/** Begins to watch the attempts at a request. */
export function watchAttempts(command: Watchable, input: object, rules: AttemptRules): Attempts {
  const watched: Attempts = { lost: false, rules }
  Object.assign(input, { [ATTEMPTS]: watched })
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
  readonly input: { readonly [ATTEMPTS]?: Attempts }
}

const DONE_PERHAPS = 'an attempt before this one may have been done'

/**
 * A middleware inside of the SDK's retries. It finds what it watches by the input, because a client may cache the
 * middleware of a command for all further ones. What was sent may have been done until its answer says otherwise: the
 * user's middleware around it need not wait for that, and may throw after it.
 */
const noteLostAttempts =
  <R extends Request, A>(next: (request: R) => Promise<A>) =>
  async (request: R): Promise<A> => {
    const watched = request.input[ATTEMPTS]
    const { lost: before = false, rules: { once, attempt } = {} } = watched ?? {}
    const note = (isLost: boolean) => {
      if (watched !== undefined) watched.lost = isLost
    }
    const send = () => {
      note(true)
      return next(request)
    }
    if (once && before) throw new LastAttempt(new Error(DONE_PERHAPS))
    try {
      return await (watched !== undefined && attempt !== undefined ? attempt(send, watched) : send())
    } catch (error) {
      const isLost = mayHaveBeenDone(error as SdkError)
      note(before || isLost)
      if (!isLost) throw error
      lost.add(error as object)
      throw once ? new LastAttempt(error) : error
    }
  }
