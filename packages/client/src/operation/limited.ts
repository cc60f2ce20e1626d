import { missingFeature } from '../errors/missing-feature.js'
import type { CallOptions } from '../send/send.js'
import { checkOptions } from './check-options.js'
import type { Connection } from './connection.js'

/**
 * A call that ends at its deadline and does not wait longer for a request than it is told: by its own options or by
 * those of the client.
 * @throws ValidationError for options that are none, ConfigurationError when the client was made without timeouts and one is given.
 */
export function limited<O extends CallOptions, T>(
  { timeouts, rules, support: { limits } }: Connection,
  options: O,
  call: (options: O) => Promise<T>,
): () => Promise<T> {
  return async () => {
    checkOptions(rules, options)
    if (limits !== undefined) return limits(timeouts, options, call)
    for (const { deadline, requestTimeout } of [options, timeouts])
      if (deadline ?? requestTimeout) throw missingFeature('timeouts', 'deadline or requestTimeout')
    return call(options)
  }
}
