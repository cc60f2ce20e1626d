import { AdaptiveLimit } from '../operation/batch/adaptive-limit.js'
import { untilProcessed } from '../operation/batch/batch-options.js'
import type { Connection } from '../operation/connection.js'
import { withOwnSignal } from '../send/own-signal.js'
import type { Send } from '../send/send.js'
import { tellingThrottles } from '../send/telling-throttles.js'

/** What the segments of one reading share. */
export interface Pace {
  readonly limit: AdaptiveLimit
  /** Nobody waits for the reading any more. */
  isOver: boolean
}

export const newPace = (segments: number): Pace => ({ limit: new AdaptiveLimit(segments), isOver: false })

/**
 * A connection for one segment of a reading: its requests take turns with those of the others, as many at once as the
 * table takes, are sent again while it has no capacity, and are answered by an end once nobody waits for them.
 */
export function paced(connection: Connection, pace: Pace): Connection {
  const send: Send = async (command, input, options) => {
    const own = withOwnSignal(options)
    let answer = {}
    const sendNow = async (throttled: () => void) => {
      if (!pace.isOver)
        answer = (await connection.send(command, input, tellingThrottles(own, throttled))) as object
    }
    await untilProcessed([input], own, async () => {
      await pace.limit.run(sendNow)
      return []
    })
    return answer as never
  }
  return { ...connection, send }
}
