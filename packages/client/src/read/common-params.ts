import type { QueryCommandInput } from '@aws-sdk/client-dynamodb'
import type { Placeholders } from '../expression/placeholders.js'
import type { Connection } from '../operation/connection.js'
import { projectionOf } from '../operation/projection.js'
import { supportOf } from '../operation/support-of.js'
import type { ReadOptions } from './read-options.js'
import { type ReadSource, refuseConsistentIndex } from './read-source.js'

type CommonParams = Pick<
  QueryCommandInput,
  'IndexName' | 'ConsistentRead' | 'FilterExpression' | 'ProjectionExpression' | 'Limit'
>

/** What the requests of queries and scans have in common. */
export function commonParams(
  connection: Connection,
  source: ReadSource,
  options: ReadOptions,
  placeholders: Placeholders,
): CommonParams {
  refuseConsistentIndex(source, options.consistent)
  const { select, filter } = options
  return {
    ...(source.indexName && { IndexName: source.indexName }),
    ...(options.consistent && { ConsistentRead: true }),
    ...(filter && {
      FilterExpression: supportOf(connection, 'filter', source.name)(source, filter, placeholders),
    }),
    ...projectionOf(connection, source, select, placeholders),
  }
}
