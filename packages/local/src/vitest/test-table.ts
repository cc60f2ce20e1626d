import { randomUUID } from 'node:crypto'
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { localClient } from '../server/local-client.js'
import { createTable, type TableDesign } from '../table/create-table.js'
import { deleteTable } from '../table/delete-table.js'
import { providedDynamoDB } from './provided-dynamodb.js'

/** A table of a test file's own. It exists while the tests and hooks that follow run. */
export interface TestTable {
  readonly client: DynamoDBClient
  /** Name of the table in DynamoDB: the design's, and what makes it unique. */
  readonly tableName: string
  /** Address of DynamoDB Local. */
  readonly endpoint: string
}

const HOOK_TIMEOUT_MS = 60_000

/**
 * Creates a table from a design before the tests of this file or suite, and deletes it after them. To be called at the
 * top of a test file or in a `describe`. Where nothing can run DynamoDB Local, those tests are skipped.
 */
export function testTable(design: TableDesign): TestTable {
  const tableName = `${design.table.name}-${randomUUID()}`
  const provided = providedDynamoDB()
  if ('unavailable' in provided) return skippedTable(tableName, provided.unavailable)
  const client = localClient(provided.endpoint)
  beforeAll(() => createTable(client, design, { tableName }), HOOK_TIMEOUT_MS)
  afterAll(async () => {
    await deleteTable(client, { tableName })
    client.destroy()
  }, HOOK_TIMEOUT_MS)
  return { client, tableName, endpoint: provided.endpoint }
}

/** Where nothing listens. */
const NOWHERE = 'http://127.0.0.1:9'

/** Tests are skipped before they start; a hook that uses the client all the same gets the reason. */
function skippedTable(tableName: string, unavailable: string): TestTable {
  beforeEach(({ skip }) => skip(unavailable))
  const handle = (): Promise<never> => Promise.reject(new Error(unavailable))
  return { client: localClient(NOWHERE, { requestHandler: { handle } }), tableName, endpoint: NOWHERE }
}
