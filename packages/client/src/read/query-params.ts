import type { QueryCommandInput } from '@aws-sdk/client-dynamodb'
import type { Values } from '@keyprint/key-design'
import { ownValue } from '@keyprint/key-design/codec'
import { Placeholders } from '../expression/placeholders.js'
import { inEntity, refuseMissingPart, storedParts } from '../item/key-of.js'
import type { Connection } from '../operation/connection.js'
import { supportOf } from '../operation/support-of.js'
import { commonParams } from './common-params.js'
import { beginning, equality, leadingConditions } from './leading-conditions.js'
import type { QueryOptions } from './read-options.js'
import type { ReadSource, SourceEntity } from './read-source.js'

/** The request of a query, without where it starts and how much it reads. */
export function queryParams(
  connection: Connection,
  source: ReadSource,
  input: Values,
  options: QueryOptions,
): QueryCommandInput {
  const placeholders = new Placeholders()
  const [first] = source.entities
  const conditions = inEntity(first.entity, () => {
    const partition = partitionValues(first, input)
    return [
      ...first.keys.partition.map((key) =>
        equality(key, key.make(partition) ?? refuseMissingPart(key, partition), placeholders),
      ),
      ...sortConditions(connection, source, partition, options, placeholders),
    ]
  })
  return {
    TableName: connection.tableName,
    KeyConditionExpression: conditions.join(' AND '),
    ...commonParams(connection, source, options, placeholders),
    ...(options.order === 'descending' && { ScanIndexForward: false }),
    ...placeholders.parts(),
  }
}

/**
 * Parts of the partition key as they are stored; entities of one item collection have them in common. Who passes a whole
 * item asks for its partition, not for that one item.
 */
export function partitionValues({ entity, keys }: SourceEntity, input: Values): Values {
  const parts = keys.partition.flatMap(({ holes }) => holes)
  return storedParts(entity, Object.fromEntries(parts.map((part) => [part, ownValue(input, part)])))
}

function sortConditions(
  connection: Connection,
  source: ReadSource,
  partition: Values,
  { from, to, beginsWith }: QueryOptions,
  placeholders: Placeholders,
): readonly string[] {
  const [first, ...others] = source.entities
  if (others.length > 0) return collectionConditions(source, partition, placeholders)
  if ((from ?? to ?? beginsWith) === undefined)
    return leadingConditions(first.keys.sort, partition, placeholders)
  const ranges = supportOf(connection, 'ranges', source.name)
  return ranges(first, partition, { from, to, beginsWith }, placeholders)
}

/** Several entities: what the fixed beginnings of their sort keys have in common, up to a delimiter. */
function collectionConditions(
  { entities }: ReadSource,
  partition: Values,
  placeholders: Placeholders,
): readonly string[] {
  const [{ entity, keys }] = entities
  const [key] = keys.sort
  const leads = entities.map((one) => one.keys.sort[0]?.template?.lead(partition).text ?? '')
  const prefix = commonPrefix(leads, entity.table.delimiter)
  return key === undefined || prefix === '' ? [] : [beginning(key, { S: prefix }, placeholders)]
}

function commonPrefix([first = '', ...others]: readonly string[], delimiter: string): string {
  let length = first.length
  while (!others.every((other) => other.startsWith(first.slice(0, length)))) length -= 1
  const common = first.slice(0, length)
  return common.slice(0, common.lastIndexOf(delimiter) + 1)
}
