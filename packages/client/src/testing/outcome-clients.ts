import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'
import { type FaultProxy, faults, startFaultProxy } from '@keyprint/local'
import { type TestTable, testTable } from '@keyprint/local/vitest'
import { afterAll, beforeEach } from 'vitest'
import { type ConnectSettings, connect } from '../index.js'
import { shop } from './shop.js'

/** A client of the shop that goes through a proxy. */
export function through(
  proxy: FaultProxy,
  { tableName }: TestTable,
  config: DynamoDBClientConfig = {},
  options: ConnectSettings = {},
) {
  return connect(shop, { client: proxy.client(config), tableName, ...options })
}

/** A table of the shop for the tests of a file, and clients of it through a proxy without faults, or past it. */
export async function outcomeClients() {
  const table = testTable(shop)
  const proxy = await startFaultProxy(table.endpoint)
  beforeEach(proxy.reset)
  afterAll(proxy.stop)
  return {
    table,
    proxy,
    db: through(proxy, table),
    /** Tries once. */
    once: through(proxy, table, { maxAttempts: 1 }),
    direct: through({ ...proxy, client: () => table.client }, table),
  }
}

/** A transaction that DynamoDB cancels, with a code for each of its items. */
export const canceled = (...codes: readonly string[]) =>
  faults.serviceError({
    status: 400,
    code: 'TransactionCanceledException',
    message: 'Transaction cancelled',
    members: { CancellationReasons: codes.map((Code) => ({ Code, Message: `because of ${Code}` })) },
  })
