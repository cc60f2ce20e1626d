import type { QueryCommandInput } from '@aws-sdk/client-dynamodb'
import { ValidationError, type Values } from '@keyprint/key-design'
import type { CompiledEntity } from '../compile/compiled-entity.js'
import type { CompiledKey } from '../compile/compiled-key.js'
import { Placeholders } from '../expression/placeholders.js'
import { inEntity, storedParts } from '../item/key-of.js'
import type { Connection } from '../operation/connection.js'
import { commonParams } from './common-params.js'
import type { QueryOptions } from './read-options.js'
import type { ReadSource } from './read-source.js'
import { sortConditions } from './sort-condition.js'

/** The request of a query, without where it starts and how much it reads. */
export function queryParams(
  connection: Connection,
  source: ReadSource,
  input: Values,
  options: QueryOptions,
): QueryCommandInput {
  const placeholders = new Placeholders()
  const conditions = inFirst(source, () => {
    const partition = stored(source, partitionParts(source, input)) ?? {}
    return [
      ...partitionConditions(source, partition, placeholders),
      ...sortConditionsOf(source, partition, options).map((condition) => condition(placeholders)),
    ]
  })
  return {
    TableName: connection.tableName,
    KeyConditionExpression: conditions.join(' AND '),
    ...commonParams(connection, source, options, placeholders),
    ...(options.order === 'descending' ? { ScanIndexForward: false } : {}),
    ...placeholders.parts(),
  }
}

/** Who passes a whole item asks for its partition, not for that one item. */
function partitionParts({ entities }: ReadSource, input: Values): Values {
  const parts = entities[0]?.keys.partition.flatMap(({ holes }) => holes) ?? []
  return Object.fromEntries(
    parts.filter((part) => Object.hasOwn(input, part)).map((part) => [part, input[part]]),
  )
}

/** Parts as they are stored. Entities of one item collection have them in common. */
function stored({ entities: [first] }: ReadSource, parts: Values | undefined): Values | undefined {
  return first === undefined || parts === undefined ? parts : storedParts(first.entity, parts)
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
  const { from, to, beginsWith } = options
  const range = {
    from: stored(source, from),
    to: stored(source, to),
    beginsWith: stored(source, beginsWith),
  }
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
  const common = first.slice(0, length)
  return common.slice(0, common.lastIndexOf(delimiter) + 1)
}

function inFirst<T>(source: ReadSource, step: () => T): T {
  const [first] = source.entities
  return first === undefined ? step() : inEntity(first.entity, step)
}
