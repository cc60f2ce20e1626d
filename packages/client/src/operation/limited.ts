import { missingFeature } from '../errors/missing-feature.js'
import type { CallOptions, SendOptions } from '../send/send.js'
import type { Connection } from './connection.js'

/**
 * A call that ends at its deadline and does not wait longer for a request than it is told: by its own options or by
 * those of the client.
 * @throws ConfigurationError when the client was made without timeouts and one is given.
 */
export function limited<O extends CallOptions, T>(
  { timeouts, support }: Connection,
  options: O,
  call: (options: O) => Promise<T>,
): () => Promise<T> {
  return async () => {
    const { deadline = timeouts.deadline, requestTimeout = timeouts.requestTimeout } = options
    const isUnlimited = deadline === undefined && requestTimeout === undefined
    // A call within a call has the limits of that one.
    if (isUnlimited || (options as SendOptions).patience !== undefined) return call(options)
    if (support.limits === undefined) throw missingFeature('timeouts', 'deadline or requestTimeout')
    return support.limits({ deadline, requestTimeout }, options, call)
  }
}
