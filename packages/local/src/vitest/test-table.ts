import { randomUUID } from 'node:crypto'
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { localClient } from '../server/local-client.js'
import { createTable, type TableDesign } from '../table/create-table.js'
import { deleteTable } from '../table/delete-table.js'
import { emptyTable } from '../table/empty-table.js'
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
 *
 * Where the environment variable `DYNAMODB_TEST_TABLE` names a table, such as one that terraform made, that one is used
 * instead: it is emptied before and after. Test files must then run one after the other (`--no-file-parallelism`).
 */
export function testTable(design: TableDesign): TestTable {
  const given = process.env.DYNAMODB_TEST_TABLE
  const tableName = given || `${design.table.name}-${randomUUID()}`
  const provided = providedDynamoDB()
  if ('unavailable' in provided) return skippedTable(tableName, provided.unavailable)
  const client = localClient(provided.endpoint)
  const { begin, end } = given ? emptied(client, tableName) : owned(client, design, tableName)
  beforeAll(begin, HOOK_TIMEOUT_MS)
  afterAll(async () => {
    await end()
    client.destroy()
  }, HOOK_TIMEOUT_MS)
  return { client, tableName, endpoint: provided.endpoint }
}

/** What is done with a table before and after its tests. */
interface Lifetime {
  begin(): Promise<void>
  end(): Promise<void>
}

const owned = (client: DynamoDBClient, design: TableDesign, tableName: string): Lifetime => ({
  begin: () => createTable(client, design, { tableName }),
  end: () => deleteTable(client, { tableName }),
})

const emptied = (client: DynamoDBClient, tableName: string): Lifetime => ({
  begin: () => emptyTable(client, { tableName }),
  end: () => emptyTable(client, { tableName }),
})

/** Where nothing listens. */
const NOWHERE = 'http://127.0.0.1:9'

/** Tests are skipped before they start; a hook that uses the client all the same gets the reason. */
function skippedTable(tableName: string, unavailable: string): TestTable {
  beforeEach(({ skip }) => skip(unavailable))
  const handle = (): Promise<never> => Promise.reject(new Error(unavailable))
  return { client: localClient(NOWHERE, { requestHandler: { handle } }), tableName, endpoint: NOWHERE }
}
