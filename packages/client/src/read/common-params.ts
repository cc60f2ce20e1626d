import type { QueryCommandInput } from '@aws-sdk/client-dynamodb'
import { ValidationError } from '@keyprint/key-design'
import type { Placeholders } from '../expression/placeholders.js'
import { conditionOf } from '../operation/condition-of.js'
import { projectionText } from '../operation/projection.js'
import type { ReadOptions } from './read-options.js'
import { type ReadSource, refuseConsistentIndex } from './read-source.js'

type CommonParams = Pick<
  QueryCommandInput,
  'IndexName' | 'ConsistentRead' | 'FilterExpression' | 'ProjectionExpression' | 'Limit'
>

/** What the requests of queries and scans have in common. */
export function commonParams(
  source: ReadSource,
  options: ReadOptions,
  placeholders: Placeholders,
): CommonParams {
  refuseConsistentIndex(source, options.consistent)
  const { select, filter } = options
  return {
    ...(source.indexName === undefined ? {} : { IndexName: source.indexName }),
    ...(options.consistent ? { ConsistentRead: true } : {}),
    ...(filter === undefined ? {} : { FilterExpression: filterText(source, filter, placeholders) }),
    ...(select === undefined ? {} : { ProjectionExpression: selection(source, select, placeholders) }),
  }
}

function filterText(
  source: ReadSource,
  filter: NonNullable<ReadOptions['filter']>,
  placeholders: Placeholders,
): string {
  const [only, ...others] = source.entities
  if (only !== undefined && others.length === 0)
    return conditionOf(only.entity, filter, placeholders) as string
  throw new ValidationError('reads several entities, which have no attributes in common', {
    entity: source.name,
    attribute: 'filter',
    remedy: 'query one entity, or filter what you get',
  })
}

/** The keys are asked for too: a page may have to end at any item. */
function selection(source: ReadSource, select: readonly string[], placeholders: Placeholders): string {
  const entities = source.entities.map(({ entity }) => entity)
  const text = projectionText(entities, select, placeholders)
  return [
    ...new Set([...text.split(', '), ...source.keyAttributes.map(({ name }) => placeholders.name(name))]),
  ].join(', ')
}
