import type { QueryCommandInput } from '@aws-sdk/client-dynamodb'
import { ValidationError } from '@keyprint/key-design'
import type { Placeholders } from '../expression/placeholders.js'
import { conditionOf } from '../operation/condition-of.js'
import type { Connection } from '../operation/connection.js'
import { projectionOf } from '../operation/projection.js'
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
    ...(source.indexName === undefined ? {} : { IndexName: source.indexName }),
    ...(options.consistent ? { ConsistentRead: true } : {}),
    ...(filter === undefined
      ? {}
      : { FilterExpression: filterText(connection, source, filter, placeholders) }),
    ...projectionOf(connection, source, select, placeholders),
  }
}

function filterText(
  connection: Connection,
  source: ReadSource,
  filter: NonNullable<ReadOptions['filter']>,
  placeholders: Placeholders,
): string {
  const [only, ...others] = source.entities
  if (others.length === 0) return conditionOf(connection, only.entity, filter, placeholders) as string
  throw new ValidationError('reads several entities, which have no attributes in common', {
    entity: source.name,
    attribute: 'filter',
    remedy: 'query one entity, or filter what you get',
  })
}
