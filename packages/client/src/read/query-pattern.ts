import type { AccessPatternSpec, Values } from '@keyprint/key-design'
import type { Connection } from '../operation/connection.js'
import { queryItems } from '../send/commands.js'
import { makeReading } from './make-reading.js'
import { queryParams } from './query-params.js'
import type { QueryOptions } from './read-options.js'
import { type ReadSource, readSource } from './read-source.js'
import type { ReadPlan } from './reader.js'

/** The method of the client for an access pattern that queries. */
export function queryPattern(connection: Connection, name: string, pattern: AccessPatternSpec) {
  let found: ReadSource | undefined
  return (input: Values, options: QueryOptions = {}) => {
    found ??= readSource(connection, name, pattern)
    const source = found
    const params = () => queryParams(connection, source, input, options)
    const plan: ReadPlan = { connection, source, command: queryItems as never, params, options }
    return makeReading(connection.support.shards?.plan(plan, input) ?? plan)
  }
}
