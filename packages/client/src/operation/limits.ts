import { ValidationError } from '@keyprint/key-design'
import { UnavailableError } from '../errors/unavailable-error.js'
import type { Patience } from '../send/attempts.js'
import type { SendOptions, Timeouts } from '../send/send.js'
import type { LimitSupport } from './connection.js'

/** Runs a call within its limits: a deadline stops it by a signal, as the user could. */
export const limits: LimitSupport = async (timeouts, options, call) => {
  checkTimeouts(timeouts)
  const { deadline, requestTimeout } = timeouts
  const over = new AbortController()
  const timer =
    deadline === undefined ? undefined : setTimeout(() => over.abort(deadlineOver(deadline)), deadline)
  const { signal } = options
  const within: SendOptions = {
    signal: signal === undefined ? over.signal : AbortSignal.any([signal, over.signal]),
    patience: requestTimeout === undefined ? (answer) => answer : patienceOf(requestTimeout),
  }
  try {
    return await call({ ...options, ...within })
  } finally {
    clearTimeout(timer)
    // A request that nobody waits for any more still holds its connection.
    over.abort()
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
const patienceOf =
  (ms: number): Patience =>
  (answer) =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new AttemptTimeout(`no answer within ${ms} ms`)), ms)
      answer.then(resolve, reject).finally(() => clearTimeout(timer))
    })
