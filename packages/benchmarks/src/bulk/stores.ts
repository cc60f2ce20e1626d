import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { BulkLibrary, BulkStore } from './bulk-store.js'
import { electrodbBulk } from './libraries/electrodb.js'
import { keyprintBulk } from './libraries/keyprint.js'
import { libDynamodbBulk } from './libraries/lib-dynamodb.js'
import { toolboxBulk } from './libraries/toolbox.js'

/** A table of DynamoDB Local. */
export interface BulkTable {
  readonly endpoint: string
  readonly tableName: string
}

/** A library over a client of its own. */
export function bulkStore(library: BulkLibrary, { endpoint, tableName }: BulkTable): BulkStore {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  const client = new DynamoDBClient({ endpoint, region: 'local', credentials })
  if (library === 'Keyprint') return keyprintBulk(client, tableName)
  const marshallOptions = { removeUndefinedValues: true }
  return STORES[library](DynamoDBDocumentClient.from(client, { marshallOptions }), tableName)
}

const STORES = {
  'lib-dynamodb': libDynamodbBulk,
  ElectroDB: electrodbBulk,
  'DynamoDB-Toolbox': toolboxBulk,
} as const
