import type { CallOptions } from '../send/send.js'
import { checkOptions } from './check-options.js'
import type { Connection } from './connection.js'
import { limited } from './limited.js'
import { Operation } from './operation.js'

/** A call with options: what is wrong with them is told when it is sent, and when its request is to be shown. */
export function operate<O extends CallOptions, Result, Params>(
  connection: Connection,
  options: O,
  params: () => Params,
  call: (options: O) => Promise<Result>,
): Operation<Result, Params> {
  const shown = () => {
    checkOptions(connection.rules, options)
    return params()
  }
  return new Operation(shown, limited(connection, options, call))
}
