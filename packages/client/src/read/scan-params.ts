import type { ScanCommandInput } from '@aws-sdk/client-dynamodb'
import { Placeholders } from '../expression/placeholders.js'
import type { Connection } from '../operation/connection.js'
import { commonParams } from './common-params.js'
import type { ScanOptions } from './read-options.js'
import type { ReadSource } from './read-source.js'

/** The request of a scan. Other entities are left out by DynamoDB, as far as the marker tells them. */
export function scanParams(
  connection: Connection,
  source: ReadSource,
  options: ScanOptions,
): ScanCommandInput {
  const placeholders = new Placeholders()
  const common = commonParams(connection, source, options, placeholders)
  const filters = [markerFilter(source, placeholders), common.FilterExpression].filter(
    (one) => one !== undefined,
  )
  return {
    TableName: connection.tableName,
    ...common,
    ...(filters.length === 0 ? {} : { FilterExpression: filters.map((one) => `(${one})`).join(' AND ') }),
    ...placeholders.parts(),
  }
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
