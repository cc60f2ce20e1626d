import type { QueryCommandInput, ScanCommandInput } from '@aws-sdk/client-dynamodb'
import { ValidationError, type Values } from '@keyprint/key-design'
import type { CompiledEntity } from '../compile/compiled-entity.js'
import type { CompiledKey } from '../compile/compiled-key.js'
import { conditionText } from '../expression/condition.js'
import { Placeholders } from '../expression/placeholders.js'
import { inEntity } from '../item/key-of.js'
import { projectionText } from '../operation/projection.js'
import type { QueryOptions, ReadOptions, ScanOptions } from './read-options.js'
import { type ReadSource, refuseConsistentIndex } from './read-source.js'
import { sortConditions } from './sort-condition.js'

/** The request of a query, without where it starts and how much it reads. */
export function queryParams(
  tableName: string,
  source: ReadSource,
  input: Values,
  options: QueryOptions,
): QueryCommandInput {
  const placeholders = new Placeholders()
  const conditions = inFirst(source, () => [
    ...partitionConditions(source, input, placeholders),
    ...sortConditionsOf(source, input, options).map((condition) => condition(placeholders)),
  ])
  return {
    TableName: tableName,
    KeyConditionExpression: conditions.join(' AND '),
    ...commonParams(source, options, placeholders),
    ...(options.order === 'descending' ? { ScanIndexForward: false } : {}),
    ...placeholders.parts(),
  }
}

/** The request of a scan. Other entities are left out by DynamoDB, as far as the marker tells them. */
export function scanParams(tableName: string, source: ReadSource, options: ScanOptions): ScanCommandInput {
  const placeholders = new Placeholders()
  const common = commonParams(source, options, placeholders)
  const filters = [markerFilter(source, placeholders), common.FilterExpression].filter(
    (one) => one !== undefined,
  )
  return {
    TableName: tableName,
    ...common,
    ...(filters.length === 0 ? {} : { FilterExpression: filters.map((one) => `(${one})`).join(' AND ') }),
    ...placeholders.parts(),
  }
}

type CommonParams = Pick<
  QueryCommandInput,
  'IndexName' | 'ConsistentRead' | 'FilterExpression' | 'ProjectionExpression' | 'Limit'
>

function commonParams(source: ReadSource, options: ReadOptions, placeholders: Placeholders): CommonParams {
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
  if (only !== undefined && others.length === 0) return conditionText(only.entity, filter, placeholders)
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

function partitionConditions(
  source: ReadSource,
  input: Values,
  placeholders: Placeholders,
): readonly string[] {
  const keys = source.entities[0]?.keys.partition ?? []
  return keys.map(
    (key) =>
      `${placeholders.name(key.name)} = ${placeholders.value(key.make(input) ?? refuseMissing(key, input))}`,
  )
}

function refuseMissing({ holes }: CompiledKey, input: Values): never {
  const missing = holes.find((hole) => input[hole] === undefined || input[hole] === null)
  throw new ValidationError('is missing, and the partition key needs it', {
    attribute: missing,
    value: missing === undefined ? undefined : input[missing],
  })
}

function sortConditionsOf(source: ReadSource, input: Values, options: QueryOptions) {
  const [first, ...others] = source.entities
  const range = { from: options.from, to: options.to, beginsWith: options.beginsWith }
  if (others.length === 0) return sortConditions(first?.keys.sort ?? [], input, range)
  return collectionCondition(source, input)
}

/** Several entities: what the fixed beginnings of their sort keys have in common, up to a delimiter. */
function collectionCondition({ entities }: ReadSource, input: Values) {
  const key = entities[0]?.keys.sort[0]
  const leads = entities.map(({ keys }) => keys.sort[0]?.template?.lead(input).text ?? '')
  const prefix = commonPrefix(leads, entities[0]?.entity)
  if (key === undefined || prefix === '') return []
  return [(p: Placeholders) => `begins_with(${p.name(key.name)}, ${p.value({ S: prefix })})`]
}

function commonPrefix(
  [first = '', ...others]: readonly string[],
  entity: CompiledEntity | undefined,
): string {
  let length = first.length
  while (others.some((other) => other.slice(0, length) !== first.slice(0, length))) length -= 1
  const delimiter = entity?.table.delimiter ?? ''
  return first.slice(0, first.lastIndexOf(delimiter, length - 1) + 1)
}

/** Items without a marker were written by others; their keys tell what they are. */
function markerFilter(source: ReadSource, placeholders: Placeholders): string | undefined {
  const marker = source.entities[0]?.entity.table.entityMarker
  // An index that holds keys only has no marker to look at, and DynamoDB would drop nothing by it.
  if (marker === undefined || source.projection !== 'all') return undefined
  const name = placeholders.name(marker)
  const names = source.entities.map(({ entity }) => placeholders.value({ S: entity.name }))
  return `attribute_not_exists(${name}) OR ${name} IN (${names.join(', ')})`
}

function inFirst<T>(source: ReadSource, step: () => T): T {
  const [first] = source.entities
  return first === undefined ? step() : inEntity(first.entity, step)
}
