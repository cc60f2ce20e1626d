import { OutcomeUnknownError } from '../../errors/outcome-unknown-error.js'
import { ThrottledError } from '../../errors/throttled-error.js'
import { UnavailableError } from '../../errors/unavailable-error.js'
import { followsLostAttempt } from '../../send/attempts.js'
import { transactWriteItems } from '../../send/commands.js'
import { cancellationReasons, saysNothingOfItems } from './cancellation.js'

/**
 * Remembers over all requests of a transaction whether one of them may have been done: what a later one meets does not
 * undo it.
 */
export class PerhapsDone {
  #isLost = false

  async noting<T>(request: Promise<T>): Promise<T> {
    try {
      return await request
    } catch (error) {
      this.#isLost ||= followsLostAttempt(error)
      throw error
    }
  }

  /** A condition that failed is told as it is: DynamoDB answers the token of what was done before it looks at conditions. */
  told(error: unknown): unknown {
    if (!this.#isLost || !isOfTheWay(error)) return error
    const why = `an attempt had no answer, and the last one met: ${error.message}`
    return new OutcomeUnknownError(transactWriteItems.name, why, { cause: error })
  }
}

function isOfTheWay(error: unknown): error is Error {
  if (error instanceof ThrottledError || error instanceof UnavailableError) return true
  const reasons = cancellationReasons(error)
  return reasons !== undefined && saysNothingOfItems(reasons)
}
