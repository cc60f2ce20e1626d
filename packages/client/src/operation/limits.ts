import { ValidationError } from '@keyprint/key-design'
import { OutcomeUnknownError } from '../errors/outcome-unknown-error.js'
import { UnavailableError } from '../errors/unavailable-error.js'
import type { SendOptions, Timeouts } from '../send/send.js'
import { OF_THE_OPERATION, translateError } from '../send/translate-error.js'
import type { LimitSupport } from './connection.js'
import { isDeadline } from './is-deadline.js'

/** Runs a call within its limits: a deadline stops it by a signal, as the user could. */
export const limits: LimitSupport = (timeouts, options, call) => {
  const { deadline = timeouts.deadline, requestTimeout = timeouts.requestTimeout } = options
  const isUnlimited = deadline === undefined && requestTimeout === undefined
  // A call within a call has the limits of that one.
  if (isUnlimited || (options as SendOptions).attempt !== undefined) return call(options)
  return within({ deadline, requestTimeout }, options, call)
}

async function within<O extends SendOptions, T>(
  timeouts: Timeouts,
  options: O,
  call: (options: O) => Promise<T>,
): Promise<T> {
  checkTimeouts(timeouts)
  const { deadline, requestTimeout } = timeouts
  const over = new AbortController()
  const timer =
    deadline === undefined ? undefined : setTimeout(() => over.abort(deadlineOver(deadline)), deadline)
  const { signal } = options
  const limited: SendOptions = {
    signal: signal === undefined ? over.signal : AbortSignal.any([signal, over.signal]),
    ...attempts(requestTimeout),
  }
  try {
    return await call({ ...options, ...limited })
  } finally {
    clearTimeout(timer)
    // A request that nobody waits for any more still holds its connection.
    over.abort()
  }
}

/** Attempts that are not waited for longer than they may take, and what is known of them when the deadline is over. */
function attempts(requestTimeout: number | undefined): Pick<SendOptions, 'attempt' | 'stopped'> {
  let failure: unknown
  return {
    attempt: async (send) => {
      try {
        const answer = await (requestTimeout === undefined ? send() : inTime(send(), requestTimeout))
        failure = undefined
        return answer
      } catch (error) {
        // The request that the deadline stops may be a later one, to which a failed condition means nothing.
        const { name } = error as Error
        if (name !== 'AbortError' && !OF_THE_OPERATION.has(name)) failure = error
        throw error
      }
    },
    // A signal of the user's own keeps its reason. Where the deadline is over, it matters what has been done by then.
    stopped: (reason, sent) => {
      if (!isDeadline(reason)) return reason
      if (sent.kind === 'write' && sent.lost)
        return new OutcomeUnknownError(sent.operation, reason.why, { cause: reason })
      return failure === undefined ? reason : translateError(failure, sent)
    },
  }
}

/** Refuses limits by which a call would never end, or never begin. */
function checkTimeouts(timeouts: Timeouts): void {
  for (const [attribute, value = 1] of Object.entries(timeouts)) {
    if (value > 0 && value <= MOST_MS) continue
    throw new ValidationError(`must be a number of milliseconds above 0, ${MOST_MS} at the most`, {
      attribute,
      value,
    })
  }
}

/** What a timer can count. */
const MOST_MS = 2 ** 31 - 1

const deadlineOver = (ms: number): UnavailableError =>
  new UnavailableError('The call', `its deadline of ${ms} ms is over`, {})

/** The SDK tries again after an error of this name, as it does after a timeout of its own. */
class AttemptTimeout extends Error {
  override readonly name = 'TimeoutError'
}

/** Waits so long for an answer. The SDK's own request timeout can only be set for a client as a whole. */
function inTime<A>(answer: Promise<A>, ms: number): Promise<A> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new AttemptTimeout(`no answer within ${ms} ms`)), ms)
    answer.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
